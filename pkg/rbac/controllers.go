package rbac

import "strings"

// controllerRoles begin the names of the default roles for the controllers of
// Kubernetes; the rest is the name of the controller's account.
const controllerRoles = "system:controller:"

// AssumedControllers are the accounts of Kubernetes' own controllers with what
// the default roles allow them, for input that is not a whole cluster. It is
// empty if the bindings of the API server itself were read: those then say it.
// Each cluster whose controller manager runs with a credential for each
// controller has them, in kube-system (kubernetes
// plugin/pkg/auth/authorizer/rbac/bootstrappolicy/controller_policy.go).
func (x *Index) AssumedControllers() map[Identity][]Grant {
	assumed := map[Identity][]Grant{}
	if hasAllClusterRoles(x.inventory) {
		return assumed
	}
	defaults, err := readDefaultRoles()
	if err != nil {
		return assumed
	}
	for _, r := range defaults.ClusterRoles {
		name, ok := strings.CutPrefix(r.Name, controllerRoles)
		if !ok {
			continue
		}
		id := Account("kube-system", name)
		for i, rule := range r.Rules {
			assumed[id] = append(assumed[id], Grant{
				Verbs: rule.Verbs, APIGroups: rule.APIGroups, Resources: rule.Resources,
				ResourceNames: rule.ResourceNames, NonResourceURLs: rule.NonResourceURLs,
				Binding: reference(kindClusterRoleBinding, "", r.Name), Role: reference(kindClusterRole, "", r.Name),
				Index: i, Subject: id.String(), Builtin: true, Assumed: true,
			})
		}
	}
	return assumed
}

// Whole tells whether the input holds all that a cluster grants, as far as
// ClusterRoles tell.
func (x *Index) Whole() bool { return hasAllClusterRoles(x.inventory) }

// RuleGrants are the rules of a role, such as "ClusterRole/edit", as whoever it
// is bound to everywhere holds them; none if the role was not read.
func (x *Index) RuleGrants(ref string) []Grant {
	r := x.roles[ref]
	if r == nil {
		return nil
	}
	grants := make([]Grant, 0, len(r.rules))
	for i, rule := range r.rules {
		grants = append(grants, Grant{
			Verbs: rule.Verbs, APIGroups: rule.APIGroups, Resources: rule.Resources,
			ResourceNames: rule.ResourceNames, NonResourceURLs: rule.NonResourceURLs, Role: ref, Index: i,
		})
	}
	return grants
}

// Holds tells whether a binding that somebody made names the identity itself.
func (x *Index) Holds(id Identity) bool {
	for _, h := range x.holders[holder{name: id.canonical().UserName()}] {
		if b := x.bindings[h.binding]; !b.builtin && b.role != nil {
			return true
		}
	}
	return false
}
