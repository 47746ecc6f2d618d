package walk

import (
	"context"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// leftover tells whether the controller of a pod was deleted. Such a pod is about
// to go, though nothing of it says so yet.
func (w *world) leftover(ctx context.Context, pods []corev1.Pod) (bool, error) {
	there, err := w.controllers(ctx)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(pods, func(p corev1.Pod) bool {
		owner := metav1.GetControllerOf(&p)
		return owner != nil && owner.Kind != "Node" && !there[owner.UID] // mirror pods have a node
	}), nil
}

// controllers are all that pods are made by. A ReplicaSet counts as long as its
// Deployment is there.
func (w *world) controllers(ctx context.Context) (map[types.UID]bool, error) {
	there, apps, all := map[types.UID]bool{}, w.admin.AppsV1(), metav1.ListOptions{}
	daemons, err := apps.DaemonSets("").List(ctx, all)
	if err != nil {
		return nil, fmt.Errorf("list daemon sets: %w", err)
	}
	for _, d := range daemons.Items {
		there[d.UID] = true
	}
	stateful, err := apps.StatefulSets("").List(ctx, all)
	if err != nil {
		return nil, fmt.Errorf("list stateful sets: %w", err)
	}
	for _, s := range stateful.Items {
		there[s.UID] = true
	}
	deployments, err := apps.Deployments("").List(ctx, all)
	if err != nil {
		return nil, fmt.Errorf("list deployments: %w", err)
	}
	for _, d := range deployments.Items {
		there[d.UID] = true
	}
	replicas, err := apps.ReplicaSets("").List(ctx, all)
	if err != nil {
		return nil, fmt.Errorf("list replica sets: %w", err)
	}
	for _, r := range replicas.Items {
		owner := metav1.GetControllerOf(&r)
		there[r.UID] = owner == nil || there[owner.UID]
	}
	return there, nil
}
