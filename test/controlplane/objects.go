package controlplane

import (
	"context"
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// EnsureNamespace creates a namespace unless it is there.
func (c *ControlPlane) EnsureNamespace(ctx context.Context, name string) error {
	namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}
	_, err := c.client.CoreV1().Namespaces().Create(ctx, namespace, metav1.CreateOptions{})
	return unlessThere(err, "create namespace")
}

// EnsureServiceAccount creates a service account unless it is there. Without a
// controller manager nobody else makes a namespace's default one, and without
// that one admission refuses pods.
func (c *ControlPlane) EnsureServiceAccount(ctx context.Context, namespace, name string) error {
	account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name}}
	_, err := c.client.CoreV1().ServiceAccounts(namespace).Create(ctx, account, metav1.CreateOptions{})
	return unlessThere(err, "create service account")
}

// CreateNode creates a node that is ready for 110 pods, though no kubelet runs.
func (c *ControlPlane) CreateNode(ctx context.Context, name string, labels map[string]string) (*corev1.Node, error) {
	all := map[string]string{corev1.LabelHostname: name, corev1.LabelOSStable: "linux", corev1.LabelArchStable: "amd64"}
	for k, v := range labels {
		all[k] = v
	}
	node := &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: all}}
	node, err := c.client.CoreV1().Nodes().Create(ctx, node, metav1.CreateOptions{})
	if err != nil {
		return nil, fmt.Errorf("create node: %w", err)
	}
	node, err = c.makeReady(ctx, node.Name)
	if err != nil {
		return nil, fmt.Errorf("make node ready: %w", err)
	}
	return node, nil
}

// makeReady patches the status, because controllers write to new nodes, too.
func (c *ControlPlane) makeReady(ctx context.Context, name string) (*corev1.Node, error) {
	const room = `{"cpu":"16","memory":"64Gi","pods":"110"}`
	now := metav1.Now().UTC().Format(time.RFC3339)
	patch := fmt.Sprintf(`{"status":{"capacity":%s,"allocatable":%s,"conditions":[`+
		`{"type":"Ready","status":"True","reason":"KubeletReady","lastHeartbeatTime":%q,"lastTransitionTime":%q}]}}`, room, room, now, now)
	return c.client.CoreV1().Nodes().Patch(ctx, name, types.StrategicMergePatchType, []byte(patch), metav1.PatchOptions{}, "status")
}

func unlessThere(err error, what string) error {
	if err == nil || apierrors.IsAlreadyExists(err) {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
