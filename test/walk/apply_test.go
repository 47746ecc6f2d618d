package walk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// apply makes what some files hold, and waits for its pods.
func (w *world) apply(ctx context.Context, files ...string) error {
	args := []string{"apply"}
	for _, file := range files {
		args = append(args, "-f", file)
	}
	_, err := w.run(ctx, w.kubectl, args...)
	if err != nil && strings.Contains(err.Error(), "(AlreadyExists)") {
		// A controller was faster, as with the default account of a namespace.
		_, err = w.run(ctx, w.kubectl, args...)
	}
	if err != nil {
		return err
	}
	if err := w.makeReady(ctx, w.names()...); err != nil {
		return err
	}
	if err := w.storeTokens(ctx); err != nil {
		return err
	}
	if err := w.barrier(ctx); err != nil {
		return err
	}
	return soon(ctx, "all pods have a node", w.settled)
}

// exchange takes one version of a scenario away and makes the other.
func (w *world) exchange(ctx context.Context, from, to string) error {
	if _, err := w.run(ctx, w.kubectl, "delete", "--ignore-not-found", "--wait=false", "-f", from); err != nil {
		return err
	}
	return w.apply(ctx, to)
}

// names are those of the nodes that a scenario may have.
func (w *world) names() []string { return []string{"control-plane-1", "worker-1", "worker-2"} }

// makeReady gives nodes room for pods, and the address of their kubelet.
func (w *world) makeReady(ctx context.Context, nodes ...string) error {
	for _, name := range nodes {
		if err := w.room(ctx, name, "110"); err != nil && !apierrors.IsNotFound(err) {
			return err
		}
	}
	return nil
}

// room sets the number of pods that a node takes.
func (w *world) room(ctx context.Context, node, pods string) error {
	room := corev1.ResourceList{
		corev1.ResourceCPU: resource.MustParse("16"), corev1.ResourceMemory: resource.MustParse("64Gi"), corev1.ResourcePods: resource.MustParse(pods),
	}
	address := w.kubelets[node].Address()
	status := corev1.NodeStatus{
		Capacity: room, Allocatable: room,
		Conditions: []corev1.NodeCondition{{Type: corev1.NodeReady, Status: corev1.ConditionTrue}},
		Addresses:  []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: address.IP.String()}},
	}
	status.DaemonEndpoints.KubeletEndpoint.Port = int32(address.Port)
	change, err := json.Marshal(map[string]any{"status": status})
	if err != nil {
		return fmt.Errorf("encode status: %w", err)
	}
	_, err = w.admin.CoreV1().Nodes().Patch(ctx, node, types.MergePatchType, change, metav1.PatchOptions{}, "status")
	return err
}

// storeTokens has Kubernetes write the tokens that accounts list into secrets,
// as it did for every account before 1.24.
func (w *world) storeTokens(ctx context.Context) error {
	accounts, err := w.admin.CoreV1().ServiceAccounts("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return fmt.Errorf("list service accounts: %w", err)
	}
	for _, a := range accounts.Items {
		for _, ref := range a.Secrets {
			_, err := w.admin.CoreV1().Secrets(a.Namespace).Create(ctx, tokenSecret(ref.Name, a.Name), metav1.CreateOptions{})
			if err != nil && !apierrors.IsAlreadyExists(err) {
				return fmt.Errorf("create secret: %w", err)
			}
		}
	}
	return soon(ctx, "all tokens are written", w.tokensStored)
}

func (w *world) tokensStored(ctx context.Context) (bool, error) {
	secrets, err := w.admin.CoreV1().Secrets("").List(ctx, metav1.ListOptions{FieldSelector: "type=" + string(corev1.SecretTypeServiceAccountToken)})
	if err != nil {
		return false, fmt.Errorf("list secrets: %w", err)
	}
	return !slices.ContainsFunc(secrets.Items, func(s corev1.Secret) bool { return len(s.Data[corev1.ServiceAccountTokenKey]) == 0 }), nil
}

func tokenSecret(name, account string) *corev1.Secret {
	return &corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Name: name, Annotations: map[string]string{corev1.ServiceAccountNameKey: account}},
		Type:       corev1.SecretTypeServiceAccountToken,
	}
}

// settled tells whether all controllers have the pods that they want, each on a
// node, and no pod is left of what was deleted.
func (w *world) settled(ctx context.Context) (bool, error) {
	pods, err := w.pods(ctx)
	if err != nil || slices.ContainsFunc(pods, func(p corev1.Pod) bool { return p.Spec.NodeName == "" }) {
		return false, err
	}
	if left, err := w.leftover(ctx, pods); left || err != nil {
		return false, err
	}
	sets, err := w.admin.AppsV1().DaemonSets("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return false, fmt.Errorf("list daemon sets: %w", err)
	}
	for _, s := range sets.Items {
		want := int(s.Status.DesiredNumberScheduled)
		if s.Status.ObservedGeneration != s.Generation || want == 0 || len(of(pods, s.Namespace, s.Name)) != want {
			return false, nil
		}
	}
	return w.settledOthers(ctx, pods)
}

func (w *world) settledOthers(ctx context.Context, pods []corev1.Pod) (bool, error) {
	deployments, err := w.admin.AppsV1().Deployments("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return false, fmt.Errorf("list deployments: %w", err)
	}
	for _, d := range deployments.Items {
		if len(of(pods, d.Namespace, d.Name)) != 1 {
			return false, nil
		}
	}
	sets, err := w.admin.AppsV1().StatefulSets("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return false, fmt.Errorf("list stateful sets: %w", err)
	}
	for _, s := range sets.Items {
		if len(of(pods, s.Namespace, s.Name)) != 1 {
			return false, nil
		}
	}
	return true, nil
}

// pods are all that are not about to go.
func (w *world) pods(ctx context.Context) ([]corev1.Pod, error) {
	list, err := w.admin.CoreV1().Pods("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, fmt.Errorf("list pods: %w", err)
	}
	return slices.DeleteFunc(list.Items, func(p corev1.Pod) bool {
		return p.DeletionTimestamp != nil || p.Status.Phase == corev1.PodFailed
	}), nil
}

// of are the pods of a workload: the scenarios label them with its name. Those
// of the control plane's are named after it and the node.
func of(pods []corev1.Pod, namespace, workload string) []corev1.Pod {
	return slices.DeleteFunc(slices.Clone(pods), func(p corev1.Pod) bool {
		static := strings.HasPrefix(p.Name, workload+"-") && p.Annotations[corev1.MirrorPodAnnotationKey] != ""
		return p.Namespace != namespace || p.Labels["app"] != workload && !static
	})
}
