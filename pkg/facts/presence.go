package facts

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// Presence is a workload as an attacker finds it: what runs of it, where, and
// with which tokens.
type Presence struct {
	Subject api.Subject
	// Audited is true if policies judge the workload.
	Audited bool
	// System is true if the workload is part of the system.
	System bool
	// Class is how the workload serves the cluster; see api.Component.
	Class string
	Owner api.Owner
	// Movable is true if a controller makes a new pod in the place of one that
	// is gone, on any node that takes it.
	Movable bool
	// Replicas are the revisions that run, or could: those of templates.
	Replicas []Replica
}

// Replica is one revision of a workload.
type Replica struct {
	// Account is the service account's name; "" for pods of a kubelet.
	Account string
	// Nodes are the names of the nodes that hold a pod; for a template those
	// that could.
	Nodes []string
	// Containers are those that keep running, and Starters those that prepare
	// the pod for them and run a program of a ConfigMap.
	Containers []string
	Starters   []string
	// Holders are those of both with a token for the API server.
	Holders []string
	// Programs lists, by container, the ConfigMaps that it runs programs from.
	Programs map[string][]string
	// Keepers are those, of the control plane itself, that hold its keys or its
	// database.
	Keepers []string
	// Pod is the representative. Do not modify.
	Pod *corev1.Pod
}

// presences describes all workloads, audited or not, in the inventory's order.
func (b *builder) presences() []Presence {
	list := make([]Presence, 0, len(b.inv.Workloads))
	for _, w := range b.inv.Workloads {
		d := b.decisions[w]
		p := Presence{
			Subject: b.subject(w), Audited: b.scope.has(w, d), System: d.System, Class: d.Class, Owner: d.Owner,
			Movable: movable(w.Kind),
		}
		for _, r := range w.Revisions {
			if r.Pods > 0 || r.Template && r.Finished == 0 {
				p.Replicas = append(p.Replicas, b.replica(w, r))
			}
		}
		list = append(list, p)
	}
	return list
}

func movable(kind string) bool {
	switch kind {
	case "DaemonSet", "Pod", inventory.KindStaticPod:
		return false
	}
	return true
}

func (b *builder) replica(w *inventory.Workload, r *inventory.Revision) Replica {
	replica := Replica{Account: accountOf(w, r), Nodes: r.Nodes, Pod: r.Pod, Programs: map[string][]string{}}
	finder := newTokenFinder(r, b.account(w, r), w.Kind == inventory.KindStaticPod)
	for c, at := range containers(r.Pod) {
		if from := programs(r.Pod, c, b.interpreters()); len(from) > 0 {
			replica.Programs[c.Name] = from
		}
		switch {
		case at.kind != "init":
			replica.Containers = append(replica.Containers, c.Name)
		case replica.Programs[c.Name] != nil:
			replica.Starters = append(replica.Starters, c.Name)
		default:
			continue
		}
		if b.decisions[w].Class == system.ClassControlPlane && b.keepsKeys(r.Pod, c, at.field) {
			replica.Keepers = append(replica.Keepers, c.Name)
		}
		tokens := finder.in(c, at.field)
		if replica.Account != "" && slices.ContainsFunc(tokens, func(t Token) bool { return t.API }) {
			replica.Holders = append(replica.Holders, c.Name)
		}
	}
	return replica
}

// keepsKeys tells whether a container mounts the keys or the database of the
// control plane.
func (b *builder) keepsKeys(pod *corev1.Pod, c *corev1.Container, field string) bool {
	shown := shows(b.files.mounts(c, field, b.files.volumes(b.inv, pod)))
	return len(shown["pki"]) > 0 || len(shown["etcd"]) > 0
}
