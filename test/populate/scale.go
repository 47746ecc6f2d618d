package populate

import (
	"context"
	"encoding/json"
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// updateWorkloads writes into the controllers' objects how many pods there are,
// as the controllers would.
func (p *Population) updateWorkloads(ctx context.Context) error {
	apps := p.client.AppsV1()
	options := metav1.PatchOptions{FieldManager: controllerManager}
	for _, w := range p.daemons {
		_, err := apps.DaemonSets(w.namespace).Patch(ctx, w.name, types.MergePatchType, w.daemonStatus(), options, "status")
		if err != nil {
			return fmt.Errorf("update DaemonSet: %w", err)
		}
	}
	for _, w := range p.deployed {
		for _, change := range w.replicaChanges() {
			_, err := apps.Deployments(w.namespace).Patch(ctx, w.name, types.MergePatchType, change.patch, options, change.subresources...)
			if err != nil {
				return fmt.Errorf("update Deployment: %w", err)
			}
			_, err = apps.ReplicaSets(w.namespace).Patch(ctx, w.replicaSet, types.MergePatchType, change.patch, options, change.subresources...)
			if err != nil {
				return fmt.Errorf("update ReplicaSet: %w", err)
			}
		}
	}
	return nil
}

func (w *workload) daemonStatus() []byte {
	return mergePatch("status", map[string]int{
		"currentNumberScheduled": w.pods, "desiredNumberScheduled": w.pods, "updatedNumberScheduled": w.pods,
		"numberReady": w.pods, "numberAvailable": w.pods, "observedGeneration": 1,
	})
}

type change struct {
	patch        []byte
	subresources []string
}

func (w *workload) replicaChanges() []change {
	return []change{
		{patch: mergePatch("spec", map[string]int{"replicas": w.pods})},
		{mergePatch("status", map[string]int{"replicas": w.pods, "readyReplicas": w.pods, "availableReplicas": w.pods}), []string{"status"}},
	}
}

func mergePatch(key string, values map[string]int) []byte {
	patch, err := json.Marshal(map[string]any{key: values})
	if err != nil {
		panic(err) // cannot be: numbers by name
	}
	return patch
}
