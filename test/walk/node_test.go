package walk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// replacePlugin puts a program in the place of a network plugin, which the
// container runtime runs as root. No request does that; what can be seen is
// whether the container of that node may write to the folder.
func replacePlugin(ctx context.Context, a attempt) error {
	node, found := strings.CutPrefix(a.hop.To, "root on node ")
	name, workload, both := strings.Cut(strings.TrimPrefix(a.hop.From, "code in container "), " of ")
	parts := strings.Split(workload, "/")
	if !found || !both || len(parts) != 3 {
		return fmt.Errorf("nobody knows how to get from %s to %s", a.hop.From, a.hop.To)
	}
	pods, err := a.pods(ctx)
	if err != nil {
		return err
	}
	path, _, _ := strings.Cut(a.finding.Evidence[0].Value, " (")
	for _, p := range of(pods, parts[0], parts[2]) {
		if p.Spec.NodeName == node {
			err := writable(&p, name, path)
			a.roots[node] = err == nil
			return err
		}
	}
	return fmt.Errorf("no pod of %s is on %s", workload, node)
}

// writable is forbidden to a container that mounts a path of its node read-only.
func writable(pod *corev1.Pod, container, path string) error {
	volumes := map[string]string{}
	for _, v := range pod.Spec.Volumes {
		if v.HostPath != nil {
			volumes[v.Name] = v.HostPath.Path
		}
	}
	for _, c := range pod.Spec.Containers {
		for _, m := range c.VolumeMounts {
			if c.Name == container && volumes[m.Name] == path && !m.ReadOnly {
				return nil
			}
		}
	}
	return apierrors.NewForbidden(corev1.Resource("pods"), pod.Name, errors.New(container+" may not write to "+path))
}

// controlPlaneRoot tells whether the attacker is root on the node of a text such
// as "root on node x", and the control plane keeps its keys there.
func (a attempt) controlPlaneRoot(ctx context.Context, text string) (bool, error) {
	name, found := strings.CutPrefix(text, "root on node ")
	if !found || !a.roots[name] {
		return false, nil
	}
	node, err := a.admin.CoreV1().Nodes().Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return false, fmt.Errorf("get node: %w", err)
	}
	_, control := node.Labels["node-role.kubernetes.io/control-plane"]
	return control, nil
}

// forge makes a certificate with the keys of the control plane, for a group that
// may do everything.
func (a attempt) forge(ctx context.Context) error {
	access, err := a.plane.UserConfig("loot", "system:masters")
	if err != nil {
		return err
	}
	const name = "a certificate of system:masters"
	a.held[name] = access
	return a.everything(ctx, name)
}
