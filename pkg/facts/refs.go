package facts

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// ref names a workload in a document about something else.
func (b *builder) ref(w *inventory.Workload) WorkloadRef {
	pods, _ := w.Pods()
	nodes := w.Nodes()
	return WorkloadRef{
		Namespace: w.Namespace, Kind: w.Kind, Name: w.Name, Component: b.decisions[w].Component,
		Pods: pods, Nodes: len(nodes), EveryNode: b.everyNode(nodes, w.Daemon()),
		Containers: b.tokenHolders(w),
	}
}

// tokenHolders names the containers of any revision that hold a token for the
// API server.
func (b *builder) tokenHolders(w *inventory.Workload) []string {
	holders := []string{}
	for _, r := range w.Revisions {
		finder := newTokenFinder(r, b.account(w, r), w.Kind == inventory.KindStaticPod)
		for c, at := range containers(r.Pod) {
			tokens := finder.in(c, at.field)
			if slices.ContainsFunc(tokens, func(t Token) bool { return t.API }) && !slices.Contains(holders, c.Name) {
				holders = append(holders, c.Name)
			}
		}
	}
	return holders
}

func refSubjects(refs []WorkloadRef) []api.Subject {
	subjects := make([]api.Subject, len(refs))
	for i, r := range refs {
		subjects[i] = api.Subject{Kind: r.Kind, Namespace: r.Namespace, Name: r.Name, Component: r.Component}
	}
	return subjects
}
