package system

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// owner tells who can change a workload. What manages the object itself wins
// over what installed it, and both over the namespace it lies in.
func (c *Catalog) owner(s *subject) api.Owner {
	if isStatic(s.Workload) {
		return api.Owner{Kind: OwnerKubelet, Detail: "static pod manifest on the node"}
	}
	for i := range c.data.Markers {
		m := &c.data.Markers[i]
		if m.Owner == nil || isOperatorOwned(s) && isInstaller(m.Owner.Kind) {
			continue
		}
		if _, _, ok := m.mark(s); ok {
			return m.Owner.owner(s)
		}
	}
	if isOperatorOwned(s) {
		return api.Owner{Kind: OwnerOperator, Detail: s.Owner.Kind + "/" + s.Owner.Name}
	}
	if group := c.namespacesOf(s.Namespace); group != nil && group.Owner != nil {
		return group.Owner.owner(s)
	}
	return api.Owner{Kind: OwnerYou}
}

// isInstaller is true for owners that write an object once, so that an
// operator that owns it has the last word.
func isInstaller(kind string) bool { return kind == OwnerHelm || kind == OwnerGitOps }

// isOperatorOwned tells whether a custom resource owns the workload.
func isOperatorOwned(s *subject) bool {
	if s.Owner == nil {
		return false
	}
	group, _, found := strings.Cut(s.Owner.APIVersion, "/")
	// Groups of Kubernetes itself have no dot, or end in .k8s.io; those of its
	// projects' custom resources end in .x-k8s.io.
	return found && strings.Contains(group, ".") && !strings.HasSuffix(group, ".k8s.io")
}

// operator is the signal of a custom resource that owns the workload.
func operator(s *subject, known *match) []reason {
	if !isOperatorOwned(s) {
		return nil
	}
	detail := s.Owner.Kind + "/" + s.Owner.Name
	return []reason{{api.Signal{Signal: SignalOperator, Detail: detail}, known != nil && known.owner != ""}}
}

func staticPod(s *subject) []reason {
	if !isStatic(s.Workload) {
		return nil
	}
	return []reason{decisive(SignalStaticPod, s.Name)}
}

func isStatic(w *inventory.Workload) bool { return w.Kind == inventory.KindStaticPod }
