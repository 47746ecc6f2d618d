package record

import (
	"context"
	"fmt"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
)

// settle waits until all controllers have what they want and all pods have a
// node. If that does not happen, the error says what is missing.
func (c *cluster) settle(ctx context.Context) error {
	var missing []string
	err := wait.PollUntilContextTimeout(ctx, interval, patience, true, func(ctx context.Context) (bool, error) {
		waiting, err := c.runPods(ctx)
		if err != nil {
			return false, err
		}
		missing, err = c.unsettled(ctx)
		if waiting > 0 {
			missing = append(missing, fmt.Sprintf("%d pods have no node", waiting))
		}
		return err == nil && len(missing) == 0, err
	})
	if err != nil && len(missing) > 0 {
		return fmt.Errorf("await pods: %w\n  %s", err, strings.Join(missing, "\n  "))
	}
	return err
}

// unsettled lists the controllers that do not have what they want yet.
func (c *cluster) unsettled(ctx context.Context) ([]string, error) {
	var missing []string
	for _, list := range []func(context.Context) ([]string, error){
		c.unsettledDeployments, c.unsettledDaemonSets, c.unsettledStatefulSets, c.unsettledJobs, c.unsettledRoles,
	} {
		names, err := list(ctx)
		if err != nil {
			return nil, err
		}
		missing = append(missing, names...)
	}
	return missing, nil
}

func (c *cluster) unsettledDeployments(ctx context.Context) ([]string, error) {
	list, err := c.typed.AppsV1().Deployments("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, fmt.Errorf("list deployments: %w", err)
	}
	var missing []string
	for _, d := range list.Items {
		if d.Status.AvailableReplicas != *d.Spec.Replicas {
			missing = append(missing, describe("Deployment", &d, d.Status.AvailableReplicas, *d.Spec.Replicas)+refusal(d))
		}
	}
	return missing, nil
}

// refusal is the reason why a Deployment's pods could not be created, if any.
func refusal(d appsv1.Deployment) string {
	for _, condition := range d.Status.Conditions {
		if condition.Type == appsv1.DeploymentReplicaFailure && condition.Status == corev1.ConditionTrue {
			return ": " + condition.Message
		}
	}
	return ""
}

func (c *cluster) unsettledDaemonSets(ctx context.Context) ([]string, error) {
	list, err := c.typed.AppsV1().DaemonSets("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, fmt.Errorf("list daemon sets: %w", err)
	}
	var missing []string
	for _, d := range list.Items {
		s := d.Status
		if s.ObservedGeneration != d.Generation || s.DesiredNumberScheduled == 0 || s.NumberReady != s.DesiredNumberScheduled {
			missing = append(missing, describe("DaemonSet", &d, s.NumberReady, s.DesiredNumberScheduled))
		}
	}
	return missing, nil
}

func (c *cluster) unsettledStatefulSets(ctx context.Context) ([]string, error) {
	list, err := c.typed.AppsV1().StatefulSets("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, fmt.Errorf("list stateful sets: %w", err)
	}
	var missing []string
	for _, s := range list.Items {
		if s.Status.ReadyReplicas != *s.Spec.Replicas {
			missing = append(missing, describe("StatefulSet", &s, s.Status.ReadyReplicas, *s.Spec.Replicas))
		}
	}
	return missing, nil
}

func (c *cluster) unsettledJobs(ctx context.Context) ([]string, error) {
	list, err := c.typed.BatchV1().Jobs("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	var missing []string
	for _, j := range list.Items {
		if !complete(j) {
			missing = append(missing, describe("Job", &j, j.Status.Succeeded, *j.Spec.Completions))
		}
	}
	return missing, nil
}

func complete(j batchv1.Job) bool {
	for _, condition := range j.Status.Conditions {
		if condition.Type == batchv1.JobComplete && condition.Status == corev1.ConditionTrue {
			return true
		}
	}
	return false
}

// unsettledRoles are aggregated roles whose rules no controller has filled in.
func (c *cluster) unsettledRoles(ctx context.Context) ([]string, error) {
	list, err := c.typed.RbacV1().ClusterRoles().List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, fmt.Errorf("list cluster roles: %w", err)
	}
	var missing []string
	for _, r := range list.Items {
		if r.AggregationRule != nil && len(r.Rules) == 0 {
			missing = append(missing, "ClusterRole "+r.Name+" has no rules")
		}
	}
	return missing, nil
}

func describe(kind string, object metav1.Object, have, want int32) string {
	return fmt.Sprintf("%s %s/%s has %d of %d pods", kind, object.GetNamespace(), object.GetName(), have, want)
}
