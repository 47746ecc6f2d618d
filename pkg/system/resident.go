package system

import (
	"fmt"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// nodeResident is the signal of a DaemonSet that is on every worker node, or
// would be on any: what it holds, every node holds.
func nodeResident(s *subject, env *Environment) []reason {
	if s.Kind != "DaemonSet" {
		return nil
	}
	spec := &s.Revisions[0].Pod.Spec
	switch {
	case toleratesEverything(spec):
		return []reason{decisive(SignalNodeResident, "DaemonSet that tolerates every taint")}
	case env.onEveryWorker(s.Nodes()):
		return []reason{decisive(SignalNodeResident, fmt.Sprintf("DaemonSet on all %d worker nodes", len(env.workers)))}
	case len(env.workers) == 0 && !isChoosy(spec):
		return []reason{decisive(SignalNodeResident, "DaemonSet that any node takes")}
	}
	return nil
}

func (env *Environment) onEveryWorker(nodes []string) bool {
	held := 0
	for _, name := range nodes {
		if env.workers[name] {
			held++
		}
	}
	return held > 0 && held == len(env.workers)
}

// toleratesEverything follows the scheduler: no key with Exists is all keys,
// no effect is all effects.
func toleratesEverything(spec *corev1.PodSpec) bool {
	for _, t := range spec.Tolerations {
		if t.Key == "" && t.Operator == corev1.TolerationOpExists && t.Effect == "" {
			return true
		}
	}
	return false
}

// isChoosy tells whether a pod asks for nodes with a label other than the
// operating system and the architecture.
func isChoosy(spec *corev1.PodSpec) bool {
	for key := range spec.NodeSelector {
		if !isPlatformLabel(key) {
			return true
		}
	}
	if spec.Affinity == nil || spec.Affinity.NodeAffinity == nil {
		return false
	}
	required := spec.Affinity.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution
	if required == nil {
		return false
	}
	for _, term := range required.NodeSelectorTerms {
		if len(term.MatchFields) > 0 {
			return true
		}
		for _, r := range term.MatchExpressions {
			// Not to be somewhere, such as on virtual nodes, is no choice.
			if !isPlatformLabel(r.Key) && r.Operator != corev1.NodeSelectorOpNotIn && r.Operator != corev1.NodeSelectorOpDoesNotExist {
				return true
			}
		}
	}
	return false
}

func isPlatformLabel(key string) bool {
	name, ok := strings.CutPrefix(strings.TrimPrefix(key, "beta."), "kubernetes.io/")
	return ok && (name == "os" || name == "arch")
}
