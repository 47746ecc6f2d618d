package walk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/utils/ptr"
)

// place moves the pods of Deployments to the nodes where a scenario has them.
func (w *world) place(ctx context.Context, file string) error {
	content, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read pods: %w", err)
	}
	defer content.Close()
	decoder := utilyaml.NewYAMLOrJSONDecoder(content, 4096)
	for {
		var pod corev1.Pod
		if err := decoder.Decode(&pod); errors.Is(err, io.EOF) {
			return w.makeReady(ctx, w.names()...)
		} else if err != nil {
			return fmt.Errorf("read %s: %w", file, err)
		}
		if err := w.move(ctx, pod.Namespace, pod.Labels["app"], pod.Spec.NodeName); err != nil {
			return err
		}
	}
}

// move has only one node take pods, and deletes those of a workload until the
// scheduler has learned of it.
func (w *world) move(ctx context.Context, namespace, workload, node string) error {
	for _, name := range w.names() {
		pods := "0"
		if name == node {
			pods = "110"
		}
		if err := w.room(ctx, name, pods); err != nil {
			return fmt.Errorf("make room: %w", err)
		}
	}
	return soon(ctx, workload+" is on "+node, func(ctx context.Context) (bool, error) {
		pods, err := w.pods(ctx)
		if err != nil {
			return false, err
		}
		there := of(pods, namespace, workload)
		for i := range there {
			if at := there[i].Spec.NodeName; at == node {
				return true, nil
			} else if at != "" {
				err = errors.Join(err, w.remove(ctx, &there[i]))
			}
		}
		return false, err
	})
}

// remove deletes a pod at once, since no kubelet would end it.
func (w *world) remove(ctx context.Context, pod *corev1.Pod) error {
	err := w.admin.CoreV1().Pods(pod.Namespace).Delete(ctx, pod.Name, metav1.DeleteOptions{GracePeriodSeconds: ptr.To[int64](0)})
	return ignoreGone(err)
}
