package system

// The classes of workloads.
const (
	// ClassControlPlane: the API server, its store, and what steers the
	// cluster beside it.
	ClassControlPlane = "control-plane"
	// ClassNodeAgent: runs on each node for the node's sake.
	ClassNodeAgent = "node-agent"
	// ClassManagedAddon: an add-on that a provider or an add-on manager keeps
	// as it is.
	ClassManagedAddon = "managed-addon"
	// ClassAddon: an add-on that users have installed.
	ClassAddon = "addon"
	// ClassWorkload: an application.
	ClassWorkload = "workload"
)

// class says how a workload serves the cluster. What the catalog says of a
// component counts only for a workload that is one of the system.
func class(s *subject, env *Environment, known *match, d Decision) string {
	switch {
	case !d.System:
		return ClassWorkload
	case known != nil && known.settlesClass(s):
		return known.component.Class
	case isStatic(s.Workload) && (s.tags["tier"] == ClassControlPlane || env.onlyControlPlane(s.Nodes())):
		return ClassControlPlane
	case isStatic(s.Workload), s.Kind == "DaemonSet":
		return ClassNodeAgent
	case d.Owner.Kind == OwnerProvider, d.Owner.Kind == OwnerAddonManager:
		return ClassManagedAddon
	}
	return ClassAddon
}

// settlesClass tells whether the component's class holds for the workload:
// not if it only bears the component's name.
func (m *match) settlesClass(s *subject) bool {
	switch m.component.Class {
	case "":
		return false
	case ClassNodeAgent:
		return s.Daemon()
	}
	return m.image != "" || m.home || m.label != "" || m.owner != "" || len(m.component.Images) == 0 || isStatic(s.Workload)
}

func (env *Environment) onlyControlPlane(nodes []string) bool {
	for _, name := range nodes {
		if !env.control[name] {
			return false
		}
	}
	return len(nodes) > 0
}
