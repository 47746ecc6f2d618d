package inventory

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

func newNode(o *corev1.Node, origin manifest.Origin) *Node {
	return &Node{
		Name:           o.Name,
		Labels:         o.Labels,
		Taints:         o.Spec.Taints,
		Unschedulable:  o.Spec.Unschedulable,
		ProviderID:     o.Spec.ProviderID,
		KubeletVersion: o.Status.NodeInfo.KubeletVersion,
		OSImage:        o.Status.NodeInfo.OSImage,
		Runtime:        o.Status.NodeInfo.ContainerRuntimeVersion,
		ControlPlane:   saysControlPlane(o),
		Origin:         origin,
	}
}

// saysControlPlane goes by the labels and taints of kubeadm and of those who
// did it differently.
func saysControlPlane(o *corev1.Node) bool {
	for _, key := range controlPlaneKeys() {
		if _, ok := o.Labels[key]; ok {
			return true
		}
		if slices.ContainsFunc(o.Spec.Taints, func(t corev1.Taint) bool { return t.Key == key }) {
			return true
		}
	}
	return o.Labels["kubernetes.io/role"] == "master"
}

func controlPlaneKeys() []string {
	return []string{
		"node-role.kubernetes.io/control-plane",
		"node-role.kubernetes.io/master",
		"node-role.kubernetes.io/controlplane",
		"node-role.kubernetes.io/etcd",
	}
}

// markControlPlane adds nodes that run an API server as a static pod.
func (b *Builder) markControlPlane() {
	hosts := map[string]bool{}
	for key, g := range b.groups {
		if key.owner.kind == KindStaticPod && runsAPIServer(g.pod) {
			for _, name := range g.nodes.names(b.nodeNames) {
				hosts[name] = true
			}
		}
	}
	for _, node := range b.inventory.Nodes {
		node.ControlPlane = node.ControlPlane || hosts[node.Name]
	}
}

func runsAPIServer(pod *corev1.Pod) bool {
	return slices.ContainsFunc(pod.Spec.Containers, func(c corev1.Container) bool { return c.Name == "kube-apiserver" })
}
