package attack

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// containers says what code in each container gives, and starts there.
func (b *builder) containers() {
	for i := range b.Presences {
		p := &b.Presences[i]
		if p.Audited {
			for _, name := range running(p) {
				at := container(p.Subject, name)
				b.starts = append(b.starts, start{at: b.at(at), shown: containerStart(p.Subject, name)})
			}
		}
		for _, name := range coded(p) {
			b.ownTokens(p, name)
			b.keys(p, name)
		}
	}
}

func containerStart(s api.Subject, name string) api.Start {
	return api.Start{
		Kind: api.StartContainer, Namespace: s.Namespace, WorkloadKind: s.Kind, Workload: s.Name, Container: name,
		Component: s.Component,
	}
}

// running names the containers that any revision of a workload keeps running,
// in order.
func running(p *facts.Presence) []string {
	return named(p, func(r facts.Replica) []string { return r.Containers })
}

// coded adds those that start before them, if others may write their program.
func coded(p *facts.Presence) []string {
	return named(p, func(r facts.Replica) []string { return slices.Concat(r.Containers, r.Starters) })
}

func named(p *facts.Presence, of func(facts.Replica) []string) []string {
	var all []string
	for _, r := range p.Replicas {
		for _, name := range of(r) {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// ownTokens are those that the container itself holds.
func (b *builder) ownTokens(p *facts.Presence, name string) {
	var accounts []string
	for _, r := range p.Replicas {
		if !slices.Contains(r.Holders, name) || slices.Contains(accounts, r.Account) {
			continue
		}
		accounts = append(accounts, r.Account)
		b.join(container(p.Subject, name), token(rbac.Account(p.Subject.Namespace, r.Account)), "")
	}
}

// keys: a container of the control plane may hold what the control plane rests
// on. No change can take that away.
func (b *builder) keys(p *facts.Presence, name string) {
	for _, r := range p.Replicas {
		if slices.Contains(r.Keepers, name) {
			b.add(edge{
				needs: []state{b.at(container(p.Subject, name))}, gives: b.at(target(api.GoalClusterAdmin)),
				cost: b.costs[controlPlaneNode].Cost, text: "use the keys of the control plane, which it holds",
			})
			return
		}
	}
}
