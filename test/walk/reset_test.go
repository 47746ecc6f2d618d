package walk

import (
	"context"
	"errors"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func ignoreGone(err error) error {
	if apierrors.IsNotFound(err) {
		return nil
	}
	return err
}

// reset deletes a scenario, and all pods that are left of it.
func (w *world) reset(ctx context.Context, s scenario) error {
	_, err := w.run(ctx, w.kubectl, "delete", "--ignore-not-found", "--wait=false", "--force", "--grace-period=0",
		"-f", s.file("vulnerable.yaml"), "-f", s.file("fixed.yaml"), "-f", s.file("cluster.yaml"))
	if err != nil {
		return err
	}
	return soon(ctx, "no pod is left", func(ctx context.Context) (bool, error) {
		list, err := w.admin.CoreV1().Pods("").List(ctx, metav1.ListOptions{})
		if err != nil {
			return false, fmt.Errorf("list pods: %w", err)
		}
		for i := range list.Items {
			err = errors.Join(err, w.remove(ctx, &list.Items[i]))
		}
		return len(list.Items) == 0, err
	})
}
