package attack

import (
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// parts are what a finding rests on; none if nothing can be done about it.
func (o *oracle) parts(e policy.Effect) []string {
	for _, p := range o.Presences {
		if p.Subject == e.Subject && p.Class == "control-plane" {
			return nil
		}
	}
	var parts []string
	for _, proof := range e.Evidence {
		part := o.part(e.Subject, proof)
		if part == "" {
			return nil
		}
		parts = append(parts, part)
	}
	return parts
}

func (o *oracle) part(s api.Subject, e api.Evidence) string {
	if e.Role == "" {
		return orElse(e.Object, ref(s)) + " " + e.Field
	}
	name := strings.TrimPrefix(e.Role, "ClusterRole/")
	if len(o.Inventory.ClusterRoles[name].Labels) == 0 {
		return partOfRule(e)
	}
	for _, b := range o.Inventory.ClusterRoleBindings {
		if "ClusterRoleBinding/"+b.Name == e.Binding {
			return e.Binding
		}
	}
	return ""
}

// partOfRule is a rule of one verb.
func partOfRule(e api.Evidence) string {
	rule, _, _ := strings.Cut(strings.TrimPrefix(e.Rule, "certificates.k8s.io/"), "]")
	resource, verb, _ := strings.Cut(rule, " [")
	resource, _, _ = strings.Cut(resource, " (")
	return e.Role + " " + resource + " " + verb
}

// aim takes the first goal that remedies keep any start from: cluster-admin, if
// there is none. It sorts the starts that reach it.
func (o *oracle) aim(in Input) (starts, left []string) {
	var tenants []string
	for _, r := range o.rules {
		if strings.HasPrefix(r.gives, "goal namespace:") && !slices.Contains(tenants, r.gives) {
			tenants = append(tenants, r.gives)
		}
	}
	slices.Sort(tenants)
	all := append([]string{admin, "goal all-nodes-root", "goal all-secrets"}, tenants...)
	for _, o.goal = range append(all, admin) {
		starts = o.open(nil, startsIn(in)...)
		left = o.open(after(o.remedies()), starts...)
		starts = slices.DeleteFunc(starts, func(s string) bool { return slices.Contains(left, s) })
		if len(starts) > 0 {
			break
		}
	}
	return starts, left
}

// remedy is what can be done about one finding.
type remedy struct {
	finding string
	parts   []string
	cost    int
}

// remedies are those of all findings about which something can be done.
func (o *oracle) remedies() []remedy {
	var list []remedy
	for _, f := range o.Findings {
		r := remedy{finding: f.ID, cost: costOf(f)}
		for _, rule := range o.rules {
			if rule.finding == f.ID {
				r.parts = append(r.parts, rule.parts...)
			}
		}
		if len(r.parts) > 0 {
			list = append(list, r)
		}
	}
	return list
}

func costOf(f api.Finding) int {
	cost := 2
	if f.Subject.Kind == "ServiceAccount" || f.Subject.Kind == "Group" {
		cost = 1
	}
	if f.Owner != nil {
		cost *= map[string]int{"olm": 2, "operator": 2, "addon-manager": 3, "provider": 4, "kubelet": 4, "helm": 1}[f.Owner.Kind]
	}
	return cost
}

// after tells which rules are gone after some remedies: those all of whose
// parts are changed.
func after(done []remedy) func(rule) bool {
	changed := map[string]bool{}
	for _, r := range done {
		for _, part := range r.parts {
			changed[part] = true
		}
	}
	return func(r rule) bool {
		return len(r.parts) > 0 && !slices.ContainsFunc(r.parts, func(part string) bool { return !changed[part] })
	}
}

// open lists the starts that reach the goal.
func (o *oracle) open(gone func(rule) bool, starts ...string) []string {
	return slices.DeleteFunc(slices.Clone(starts), func(s string) bool { return !o.reaches(gone, s) })
}

func (o *oracle) reaches(gone func(rule) bool, start string) bool {
	held := o.held(gone, start)
	return held[o.goal] || held[admin]
}

// cheaper finds remedies that keep the starts from the goal, for less than a
// cost.
func (o *oracle) cheaper(starts []string, than int) []remedy {
	all := o.remedies()
	for set := range 1 << len(all) {
		cost, chosen := 0, []remedy{}
		for i, r := range all {
			if set>>i&1 == 1 {
				cost, chosen = cost+r.cost, append(chosen, r)
			}
		}
		gone := after(chosen)
		if cost < than && !slices.ContainsFunc(starts, func(s string) bool { return o.reaches(gone, s) }) {
			return chosen
		}
	}
	return nil
}
