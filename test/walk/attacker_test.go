package walk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// attacker holds what the hops so far gave.
type attacker struct {
	*world
	// at is the node where it started.
	at string
	// held are credentials, by the words in which a path names them.
	held map[string]*rest.Config
	// keys is true for who has come to the keys of the control plane.
	keys bool
	// roots are the nodes where it is root.
	roots map[string]bool
	// undo takes away what it made.
	undo []func(context.Context) error
}

// arrive puts an attacker at the start of a scenario.
func (w *world) arrive(ctx context.Context, s scenario) (*attacker, error) {
	a := &attacker{world: w, held: map[string]*rest.Config{}, roots: map[string]bool{}}
	pods, err := w.pods(ctx)
	if err != nil {
		return nil, err
	}
	node, onNode := s.node()
	if !onNode {
		parts := strings.Split(s.Start, "/")
		pods = of(pods, parts[0], parts[2])[:1]
		node = pods[0].Spec.NodeName
	}
	a.at = node
	for i := range pods {
		if pods[i].Spec.NodeName == node {
			if err := a.take(ctx, &pods[i]); err != nil {
				return nil, err
			}
		}
	}
	return a, nil
}

// leave takes away what the attacker made.
func (a *attacker) leave(ctx context.Context) error {
	var errs []error
	for _, undo := range slices.Backward(a.undo) {
		errs = append(errs, ignoreGone(undo(ctx)))
	}
	return errors.Join(errs...)
}

// take gives the attacker what code in a pod has: its token, and the keys of
// the control plane if it mounts them.
func (a *attacker) take(ctx context.Context, pod *corev1.Pod) error {
	a.keys = a.keys || slices.ContainsFunc(pod.Spec.Volumes, func(v corev1.Volume) bool {
		return v.HostPath != nil && v.HostPath.Path == "/etc/kubernetes/pki"
	})
	if pod.Spec.ServiceAccountName == "" {
		return nil
	}
	token, err := a.kubeletToken(ctx, pod)
	if err != nil {
		return err
	}
	return a.hold(ctx, account{pod.Namespace, pod.Spec.ServiceAccountName}, token)
}

// hold keeps a token, if it is that of the account.
func (a *attacker) hold(ctx context.Context, who account, token string) error {
	access := a.plane.TokenConfig(token)
	access.WarningHandler = rest.NoWarnings{} // that a token does not expire is the point
	client, err := kubernetes.NewForConfig(access)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	answer, err := client.AuthenticationV1().SelfSubjectReviews().Create(ctx, &authenticationv1.SelfSubjectReview{}, metav1.CreateOptions{})
	if err != nil {
		return fmt.Errorf("ask who it is: %w", err)
	}
	if got := answer.Status.UserInfo.Username; got != who.user() {
		return fmt.Errorf("the token is of %s, want %s", got, who.user())
	}
	a.held[tokenOf(who)] = access
	return nil
}

// kubeletToken is the token that the kubelet mounts into the pod: it asks for
// it as the node.
func (a *attacker) kubeletToken(ctx context.Context, pod *corev1.Pod) (string, error) {
	client, err := a.node(pod.Spec.NodeName)
	if err != nil {
		return "", err
	}
	request := &authenticationv1.TokenRequest{Spec: authenticationv1.TokenRequestSpec{
		BoundObjectRef: &authenticationv1.BoundObjectReference{Kind: "Pod", APIVersion: "v1", Name: pod.Name, UID: pod.UID},
	}}
	var token string
	err = soon(ctx, "the node gets a token", func(ctx context.Context) (bool, error) {
		answer, err := client.CoreV1().ServiceAccounts(pod.Namespace).CreateToken(ctx, pod.Spec.ServiceAccountName, request, metav1.CreateOptions{})
		if apierrors.IsForbidden(err) || apierrors.IsNotFound(err) {
			// The authorizer and admission each learn from a watch of their own
			// that the pod is on the node, one by refusing, one by not finding it.
			return false, nil
		}
		if err != nil {
			return false, fmt.Errorf("request token as node: %w", err)
		}
		token = answer.Status.Token
		return true, nil
	})
	return token, err
}
