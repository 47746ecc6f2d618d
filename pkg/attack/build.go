package attack

import (
	"cmp"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// builder makes a graph.
type builder struct {
	*Graph
	Input
	costs      map[string]Cost
	findingsOf map[rbac.Identity][]*api.Finding
	// halves are what identities hold of a combination.
	halves []half
	// useful are the identities whose credential leads anywhere.
	useful map[rbac.Identity]bool
	// residents are the useful accounts of a namespace.
	residents map[string][]rbac.Identity
	classes   []*class
	classOf   map[string]*class
	presence  map[api.Subject]*facts.Presence
	// movable are the workloads whose pods are worth moving.
	movable []*facts.Presence
	// everywhere are all namespaces, and tenants those without a part of the
	// system.
	everywhere, tenants []string
}

// Build makes the graph of a cluster.
func Build(in Input) (*Graph, error) {
	costs, err := Costs()
	if err != nil {
		return nil, err
	}
	b := &builder{
		Graph: newGraph(), Input: in, costs: costs, useful: map[rbac.Identity]bool{},
		residents: map[string][]rbac.Identity{}, classOf: map[string]*class{}, presence: map[api.Subject]*facts.Presence{},
	}
	b.Effects = worstFirst(slices.DeleteFunc(slices.Clone(in.Effects), func(e policy.Effect) bool { return in.Without[e.Finding] }), in.Findings)
	b.survey()
	b.classify()
	b.containers()
	b.nodes()
	b.effects()
	b.combinations()
	b.assumed()
	b.namespaces()
	b.everyNode()
	b.memberships()
	b.goals()
	return b.Graph, nil
}

// worstFirst has a path go by the worst of several findings that make the same
// step possible.
func worstFirst(effects []policy.Effect, findings []api.Finding) []policy.Effect {
	severity := map[string]int{}
	for _, f := range findings {
		severity[f.ID] = f.Severity.Level()
	}
	slices.SortStableFunc(effects, func(x, y policy.Effect) int { return cmp.Compare(severity[y.Finding], severity[x.Finding]) })
	return effects
}

// survey finds out whose credentials lead anywhere.
func (b *builder) survey() {
	for i := range b.Presences {
		b.presence[subjectKey(b.Presences[i].Subject)] = &b.Presences[i]
	}
	for _, e := range b.Effects {
		if id, ok := identity(e.Subject); ok && leads(e.Capability.Kind) {
			b.useful[id] = true
		}
	}
	b.halves = b.findHalves()
	for _, h := range b.halves {
		b.useful[h.id] = true
	}
	for _, id := range b.assumedAccounts() {
		b.useful[id] = true
	}
	b.members()
	b.house()
	b.everywhere = b.findNamespaces()
	b.movable = b.findMovable()
	b.tenants = b.findTenants()
}

// house sorts the useful accounts by namespace.
func (b *builder) house() {
	for id := range b.useful {
		if id.Kind == rbacv1.ServiceAccountKind {
			b.residents[id.Namespace] = append(b.residents[id.Namespace], id)
		}
	}
	for _, list := range b.residents {
		slices.SortFunc(list, func(x, y rbac.Identity) int { return cmp.Compare(x.Name, y.Name) })
	}
}

// subjectKey leaves out what does not identify a subject.
func subjectKey(s api.Subject) api.Subject {
	s.Component = ""
	return s
}

func identity(s api.Subject) (rbac.Identity, bool) {
	switch s.Kind {
	case rbacv1.ServiceAccountKind, rbacv1.UserKind, rbacv1.GroupKind:
		return rbac.Identity{Kind: s.Kind, Namespace: s.Namespace, Name: s.Name}, true
	}
	return rbac.Identity{}, false
}

// leads tells whether a capability leads further than itself.
func leads(capability string) bool {
	switch capability {
	case api.CapabilityInterceptTraffic, api.CapabilityReadData, api.CapabilityDenyService, api.CapabilityWeakenPolicy:
		return false
	}
	return true
}

// assumedAccounts are those of Kubernetes' own controllers, whether the input
// shows them or not. No finding is about what they may do: nobody changes it.
func (b *builder) assumedAccounts() []rbac.Identity {
	var list []rbac.Identity
	for _, namespace := range b.Powers.Namespaces() {
		for _, account := range b.Powers.In(namespace) {
			if account.Assumed || b.builtin(account.Identity) {
				list = append(list, account.Identity)
			}
		}
	}
	return list
}

// builtin tells whether an account has all its power from the API server itself.
func (b *builder) builtin(id rbac.Identity) bool {
	return !slices.ContainsFunc(b.Index.Grants(id), func(g rbac.Grant) bool {
		return g.Subject == id.String() && !g.Builtin && power.Weighty(g)
	})
}

// assumed lets the accounts of Kubernetes' own controllers lead where they do.
func (b *builder) assumed() {
	for _, id := range b.assumedAccounts() {
		account, _ := b.Powers.Of(id)
		b.add(edge{
			needs: []state{b.at(token(id))}, gives: b.at(target(api.GoalClusterAdmin)),
			cost: b.costs[api.CapabilityClusterAdmin].Cost,
			text: "use " + credential(token(id)) + ", a controller of Kubernetes, which " + account.Why,
		})
	}
}
