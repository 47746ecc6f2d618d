package inventory

import (
	"cmp"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// Inventory ends the folding. The builder must not be used afterwards.
func (b *Builder) Inventory() *Inventory {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.settleNamespaces()
	b.markControlPlane()
	b.sortObjects()
	workloads := b.foldPods()
	b.addTemplates(workloads)
	for _, w := range workloads {
		b.describe(w)
		slices.SortFunc(w.Revisions, compareRevisions)
		b.inventory.Workloads = append(b.inventory.Workloads, w)
	}
	slices.SortFunc(b.inventory.Workloads, compareWorkloads)
	return &b.inventory
}

// foldPods joins groups of pods under their top controllers.
func (b *Builder) foldPods() map[ownerKey]*Workload {
	type member struct {
		key groupKey
		g   *group
	}
	members := make([]member, 0, len(b.groups))
	for key, g := range b.groups {
		members = append(members, member{key, g})
	}
	slices.SortFunc(members, func(x, y member) int {
		return cmp.Or(cmp.Compare(x.key.owner.name, y.key.owner.name), cmp.Compare(x.g.pod.Name, y.g.pod.Name),
			slices.Compare(x.key.digest[:], y.key.digest[:]))
	})
	workloads := map[ownerKey]*Workload{}
	merged := map[groupKey]*Revision{}
	for _, m := range members {
		top := b.top(m.key.owner, m.g.pod)
		w := workloads[top]
		if w == nil {
			w = &Workload{Namespace: top.namespace, Kind: top.kind, Name: top.name}
			workloads[top] = w
		}
		// ReplicaSets that differ only in their hash are one revision.
		same := groupKey{owner: top, account: m.key.account, digest: m.key.digest}
		if r := merged[same]; r != nil {
			r.join(b.revision(m.g))
			continue
		}
		merged[same] = b.revision(m.g)
		w.Revisions = append(w.Revisions, merged[same])
	}
	return workloads
}

func (b *Builder) revision(g *group) *Revision {
	r := &Revision{Pod: g.pod, Pods: g.pods, Finished: g.finished, Nodes: g.nodes.names(b.nodeNames), Origin: g.origin}
	if g.unplaced && len(r.Nodes) == 0 {
		r.Template = true
		r.Nodes = placeable(g.pod, false, b.inventory.Nodes)
	}
	return r
}

func (r *Revision) join(other *Revision) {
	r.Pods += other.Pods
	r.Finished += other.Finished
	r.Nodes = slices.Compact(slices.Sorted(slices.Values(append(r.Nodes, other.Nodes...))))
}

// addTemplates lets the template stand in for pods of controllers that have
// none.
func (b *Builder) addTemplates(workloads map[ownerKey]*Workload) {
	for key, c := range b.controllers {
		if c.template == nil || workloads[key] != nil || b.isMiddle(key, c) {
			continue
		}
		daemon := key.kind == "DaemonSet"
		revision := &Revision{
			Pod: c.template, Template: true, Nodes: placeable(c.template, daemon, b.inventory.Nodes),
			Origin: c.origin, Path: c.path,
		}
		if c.finished {
			revision.Finished = 1
		}
		workloads[key] = &Workload{
			Namespace: key.namespace, Kind: key.kind, Name: key.name, Revisions: []*Revision{revision},
		}
	}
}

// isMiddle is true for a controller whose own controller speaks for it.
func (b *Builder) isMiddle(key ownerKey, c *controller) bool {
	switch key.kind {
	case "ReplicaSet", "Job", "ReplicationController":
		return c.owner != nil
	}
	return false
}

// describe takes labels, annotations and the owner from the controller, or
// from a pod if the controller was not read.
func (b *Builder) describe(w *Workload) {
	if c, ok := b.controllers[ownerKey{w.Namespace, w.Kind, w.Name}]; ok {
		w.Labels, w.Annotations, w.Owner = c.labels, c.annotations, c.owner
		return
	}
	pod := w.Revisions[0].Pod
	w.Labels, w.Annotations = pod.Labels, pod.Annotations
}

// Daemon tells whether the workload runs one pod on each node.
func (w *Workload) Daemon() bool { return w.Kind == "DaemonSet" || w.Kind == KindStaticPod }

// Pods and Finished count the pods of all revisions.
func (w *Workload) Pods() (running, finished int) {
	for _, r := range w.Revisions {
		running += r.Pods
		finished += r.Finished
	}
	return running, finished
}

// Nodes names the nodes of all revisions, sorted.
func (w *Workload) Nodes() []string {
	var names []string
	for _, r := range w.Revisions {
		names = append(names, r.Nodes...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func compareRevisions(x, y *Revision) int {
	return cmp.Or(cmp.Compare(y.Pods, x.Pods), cmp.Compare(y.Finished, x.Finished), cmp.Compare(x.Pod.Name, y.Pod.Name))
}

func compareWorkloads(x, y *Workload) int {
	return cmp.Or(cmp.Compare(x.Namespace, y.Namespace), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Name, y.Name))
}

// Account is the service account of a pod; the API's default is "default".
func Account(pod *corev1.Pod) string {
	return cmp.Or(pod.Spec.ServiceAccountName, pod.Spec.DeprecatedServiceAccount, "default")
}

// Automounts tells whether the API token is mounted into the pod without
// being asked for: the pod's word counts before the account's.
func Automounts(pod *corev1.Pod, account *ServiceAccount) bool {
	if pod.Spec.AutomountServiceAccountToken != nil {
		return *pod.Spec.AutomountServiceAccountToken
	}
	return account == nil || ptr.Deref(account.Automount, true)
}
