package record

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"
)

// runPods lets the pods that were placed run, as their kubelets would, and
// those of Jobs run to their end. It tells how many are not placed yet.
func (c *cluster) runPods(ctx context.Context) (waiting int, err error) {
	pods, err := c.typed.CoreV1().Pods("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return 0, fmt.Errorf("list pods: %w", err)
	}
	for i := range pods.Items {
		pod := &pods.Items[i]
		if pod.Spec.NodeName == "" {
			waiting++
		}
		if pod.Spec.NodeName == "" || pod.Status.Phase != corev1.PodPending {
			continue
		}
		run(pod)
		_, err := c.typed.CoreV1().Pods(pod.Namespace).UpdateStatus(ctx, pod, metav1.UpdateOptions{})
		if err != nil && !apierrors.IsConflict(err) && !apierrors.IsNotFound(err) {
			return 0, fmt.Errorf("run pod: %w", err)
		}
	}
	return waiting, nil
}

// run sets the status of a pod that runs, or that has run to its end.
func run(pod *corev1.Pod) {
	now := metav1.Now()
	finished := ofJob(pod)
	ready, phase := corev1.ConditionTrue, corev1.PodRunning
	if finished {
		ready, phase = corev1.ConditionFalse, corev1.PodSucceeded
	}
	pod.Status.Phase = phase
	pod.Status.StartTime = &now
	for _, kind := range []corev1.PodConditionType{corev1.PodInitialized, corev1.ContainersReady, corev1.PodReady} {
		condition := corev1.PodCondition{Type: kind, Status: ready, LastTransitionTime: now}
		if kind == corev1.PodInitialized {
			condition.Status = corev1.ConditionTrue
		}
		pod.Status.Conditions = append(pod.Status.Conditions, condition)
	}
	pod.Status.ContainerStatuses = nil
	for _, container := range pod.Spec.Containers {
		pod.Status.ContainerStatuses = append(pod.Status.ContainerStatuses, containerStatus(container, finished))
	}
}

func containerStatus(container corev1.Container, finished bool) corev1.ContainerStatus {
	now := metav1.Now()
	status := corev1.ContainerStatus{Name: container.Name, Image: container.Image}
	if finished {
		status.State.Terminated = &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: now, FinishedAt: now}
		return status
	}
	status.Ready, status.Started = true, ptr.To(true)
	status.State.Running = &corev1.ContainerStateRunning{StartedAt: now}
	return status
}

func ofJob(pod *corev1.Pod) bool {
	owner := metav1.GetControllerOf(pod)
	return owner != nil && owner.Kind == "Job"
}

// printPods lists all pods with their nodes.
func (c *cluster) printPods(ctx context.Context, out io.Writer) error {
	pods, err := c.typed.CoreV1().Pods("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return fmt.Errorf("list pods: %w", err)
	}
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "NAMESPACE\tPOD\tNODE\tPHASE")
	for _, pod := range pods.Items {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", pod.Namespace, pod.Name, pod.Spec.NodeName, pod.Status.Phase)
	}
	if err := table.Flush(); err != nil {
		return fmt.Errorf("print pods: %w", err)
	}
	return nil
}
