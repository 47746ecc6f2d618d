package system

import (
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// Access tells what a service account may write in all namespaces or in
// cluster-wide objects, in short, such as "nodes [patch]".
type Access interface {
	ClusterWrites(namespace, serviceAccount string) []string
}

// Environment is what surrounds the workloads of one inventory. It does not
// change once made.
type Environment struct {
	inv    *inventory.Inventory
	access Access
	// workers are the nodes that ordinary pods run on, control those of the
	// control plane.
	workers, control map[string]bool
	priorities       map[string]int32
	backends         []backend
	releases         map[release][]*inventory.Workload
}

// NewEnvironment indexes an inventory. access may be nil: then nothing is known
// about permissions.
func NewEnvironment(inv *inventory.Inventory, access Access) *Environment {
	env := &Environment{
		inv: inv, access: access,
		workers: map[string]bool{}, control: map[string]bool{},
		priorities: map[string]int32{},
		backends:   backends(inv),
		releases:   map[release][]*inventory.Workload{},
	}
	for _, node := range inv.Nodes {
		if node.ControlPlane {
			env.control[node.Name] = true
		} else {
			env.workers[node.Name] = true
		}
	}
	if len(env.workers) == 0 {
		env.workers = env.control
	}
	for _, class := range inv.PriorityClasses {
		env.priorities[class.Name] = class.Value
	}
	for _, w := range inv.Workloads {
		for _, r := range releasesOf(w) {
			env.releases[r] = append(env.releases[r], w)
		}
	}
	return env
}

func (env *Environment) namespaceLabels(name string) map[string]string {
	if namespace := env.inv.Namespaces[name]; namespace != nil {
		return namespace.Labels
	}
	return nil
}

// clusterWrite is the signal of permissions that reach beyond the namespace,
// if a container holds the token for them.
func clusterWrite(s *subject, env *Environment) []reason {
	if env.access == nil || isStatic(s.Workload) {
		return nil
	}
	var found []string
	for _, r := range s.Revisions {
		account := inventory.Account(r.Pod)
		if env.holdsToken(s.Namespace, r.Pod) {
			found = append(found, env.access.ClusterWrites(s.Namespace, account)...)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return []reason{decisive(SignalClusterWrite, shorten(found))}
}

// holdsToken is true if the pod mounts its account's token, be it by itself, as
// a projected volume or as a secret.
func (env *Environment) holdsToken(namespace string, pod *corev1.Pod) bool {
	account := env.inv.ServiceAccounts[types.NamespacedName{Namespace: namespace, Name: inventory.Account(pod)}]
	if inventory.Automounts(pod, account) {
		return true
	}
	for i := range pod.Spec.Volumes {
		source := &pod.Spec.Volumes[i].VolumeSource
		if source.Projected != nil {
			for _, p := range source.Projected.Sources {
				if p.ServiceAccountToken != nil {
					return true
				}
			}
		}
	}
	return false
}

// priority is the signal of pods that go before those of users.
func (c *Catalog) priority(s *subject, env *Environment) []reason {
	for _, r := range s.Revisions {
		class := r.Pod.Spec.PriorityClassName
		value, known := env.priorities[class]
		if r.Pod.Spec.Priority != nil {
			value, known = *r.Pod.Spec.Priority, true
		}
		switch {
		case class != "" && globAny(c.data.PriorityClasses, class):
			return []reason{decisive(SignalPriorityClass, class)}
		case known && value >= systemPriority && class != "":
			return []reason{decisive(SignalPriorityClass, class)}
		case known && value >= systemPriority:
			return []reason{decisive(SignalPriorityClass, "priority of the system")}
		}
	}
	return nil
}

// systemPriority is the lowest priority of system classes: twice the highest
// one that users may define (kubernetes pkg/apis/scheduling/types.go).
const systemPriority = 2_000_000_000
