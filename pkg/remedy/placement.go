package remedy

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/klog/v2"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// moved takes the pods of a workload to control-plane nodes, where their token is
// worth no more than what lies there already. It is false if there are no such
// nodes, or if they are all there.
func (p *Planner) moved(w api.Subject) (edit, bool) {
	ref := api.Change{Kind: w.Kind, Namespace: w.Namespace, Name: w.Name}
	known := p.workloads[ref]
	if known == nil || w.Kind != "Deployment" && w.Kind != "StatefulSet" {
		return edit{}, false
	}
	label, taints := p.controlPlane()
	if label == "" || !slices.ContainsFunc(known.Nodes(), p.isWorker) {
		return edit{}, false
	}
	return edit{
		object: ref, note: "The account keeps its permissions; its token lies on control-plane nodes only.",
		make: func(plan *Plan) { plan.workload(ref).edit(onto(label, taints)) },
	}, true
}

func (p *Planner) isWorker(name string) bool {
	return slices.ContainsFunc(p.inv.Nodes, func(n *inventory.Node) bool { return n.Name == name && !n.ControlPlane })
}

// controlPlane finds a label that all control-plane nodes have and no others,
// and their taints.
func (p *Planner) controlPlane() (label string, taints []corev1.Taint) {
	for _, candidate := range []string{controlPlaneLabel, "node-role.kubernetes.io/master"} {
		members := 0
		for _, n := range p.inv.Nodes {
			if _, has := n.Labels[candidate]; has != n.ControlPlane {
				members = 0
				break
			} else if has {
				members++
			}
		}
		if members > 0 {
			label = candidate
			break
		}
	}
	for _, n := range p.inv.Nodes {
		for _, t := range n.Taints {
			if n.ControlPlane && t.Effect != corev1.TaintEffectPreferNoSchedule && !slices.Contains(taints, t) {
				taints = append(taints, t)
			}
		}
	}
	return label, taints
}

// onto selects nodes by a label and tolerates their taints.
func onto(label string, taints []corev1.Taint) podEdit {
	return func(pod *corev1.Pod) {
		if pod.Spec.NodeSelector == nil {
			pod.Spec.NodeSelector = map[string]string{}
		}
		pod.Spec.NodeSelector[label] = ""
		pod.Spec.NodeName = ""
		for _, t := range taints {
			toleration := corev1.Toleration{Key: t.Key, Value: t.Value, Effect: t.Effect, Operator: corev1.TolerationOpEqual}
			if t.Value == "" {
				toleration.Operator = corev1.TolerationOpExists
			}
			if !slices.ContainsFunc(pod.Spec.Tolerations, func(x corev1.Toleration) bool { return x.ToleratesTaint(klog.Background(), &t, false) }) {
				pod.Spec.Tolerations = append(pod.Spec.Tolerations, toleration)
			}
		}
	}
}
