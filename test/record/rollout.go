package record

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/utils/ptr"
)

// update replaces DaemonSets, which must be updated OnDelete, and lets a third
// of their nodes have the new version.
func (c *cluster) update(ctx context.Context, objects []*unstructured.Unstructured) error {
	for _, o := range objects {
		client, err := c.client(ctx, o.GroupVersionKind(), o.GetNamespace())
		if err != nil {
			return err
		}
		// Whatever its controller writes at the same time: no version is named.
		if _, err := client.Update(ctx, o, metav1.UpdateOptions{FieldValidation: metav1.FieldValidationStrict}); err != nil {
			return fmt.Errorf("update %s: %w", o.GetName(), err)
		}
		if err := c.rollOut(ctx, o.GetNamespace(), o.GetName()); err != nil {
			return err
		}
	}
	return nil
}

// rollOut deletes some of a DaemonSet's pods, for its controller to make new
// ones of the new version.
func (c *cluster) rollOut(ctx context.Context, namespace, name string) error {
	if err := c.awaitUpdated(ctx, namespace, name, 0); err != nil {
		return err
	}
	pods, err := c.typed.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{})
	if err != nil {
		return fmt.Errorf("list pods: %w", err)
	}
	chosen := firstThird(podsOf(pods.Items, name))
	for _, pod := range chosen {
		// Nobody but a kubelet would confirm a deletion with grace.
		err := c.typed.CoreV1().Pods(namespace).Delete(ctx, pod, metav1.DeleteOptions{GracePeriodSeconds: ptr.To[int64](0)})
		if err != nil {
			return fmt.Errorf("delete pod: %w", err)
		}
	}
	return c.awaitUpdated(ctx, namespace, name, len(chosen))
}

// awaitUpdated waits until a DaemonSet's controller has seen its last version,
// and so many nodes have it.
func (c *cluster) awaitUpdated(ctx context.Context, namespace, name string, nodes int) error {
	err := wait.PollUntilContextTimeout(ctx, interval, patience, true, func(ctx context.Context) (bool, error) {
		d, err := c.typed.AppsV1().DaemonSets(namespace).Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return false, err
		}
		return d.Status.ObservedGeneration == d.Generation && int(d.Status.UpdatedNumberScheduled) == nodes, nil
	})
	if err != nil {
		return fmt.Errorf("await update of %s: %w", name, err)
	}
	return nil
}

// podsOf are the pods that a DaemonSet controls, by node.
func podsOf(pods []corev1.Pod, daemonSet string) []corev1.Pod {
	var own []corev1.Pod
	for _, pod := range pods {
		if owner := metav1.GetControllerOf(&pod); owner != nil && owner.Kind == "DaemonSet" && owner.Name == daemonSet {
			own = append(own, pod)
		}
	}
	slices.SortFunc(own, func(a, b corev1.Pod) int { return cmp.Compare(a.Spec.NodeName, b.Spec.NodeName) })
	return own
}

func firstThird(pods []corev1.Pod) []string {
	var names []string
	for _, pod := range pods[:(len(pods)+2)/3] {
		names = append(names, pod.Name)
	}
	return names
}

// runCronJobs runs each once, as `kubectl create job --from` does, since none
// is due while a recording is made.
func (c *cluster) runCronJobs(ctx context.Context) error {
	list, err := c.typed.BatchV1().CronJobs("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return fmt.Errorf("list cron jobs: %w", err)
	}
	for i := range list.Items {
		job := jobOf(&list.Items[i])
		if _, err := c.typed.BatchV1().Jobs(job.Namespace).Create(ctx, job, metav1.CreateOptions{}); err != nil {
			return fmt.Errorf("run cron job: %w", err)
		}
	}
	return nil
}

func jobOf(cron *batchv1.CronJob) *batchv1.Job {
	template := cron.Spec.JobTemplate.DeepCopy()
	return &batchv1.Job{
		ObjectMeta: metav1.ObjectMeta{
			Namespace:       cron.Namespace,
			Name:            cron.Name + "-29384610",
			Labels:          template.Labels,
			Annotations:     map[string]string{"cronjob.kubernetes.io/instantiate": "manual"},
			OwnerReferences: []metav1.OwnerReference{*metav1.NewControllerRef(cron, batchv1.SchemeGroupVersion.WithKind("CronJob"))},
		},
		Spec: template.Spec,
	}
}
