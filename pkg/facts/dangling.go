package facts

import (
	"fmt"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// dangling lists the bindings that refer to something that does not exist.
// What was only not read is a gap instead.
func (b *builder) dangling() []Binding {
	list := []Binding{}
	for _, d := range b.index.Unresolved() {
		binding := Binding{
			Binding: d.Binding, Role: d.RoleRef, Namespace: d.Namespace, RoleMissing: d.Role == rbac.Absent,
			MissingSubjects: []MissingSubject{},
		}
		for _, account := range d.Accounts {
			if account.Account == rbac.Absent {
				binding.MissingSubjects = append(binding.MissingSubjects, MissingSubject{
					Field: account.Field, Namespace: account.Namespace, Name: account.Name,
					NamespaceMissing: account.Home == rbac.Absent,
				})
			}
		}
		if binding.RoleMissing || len(binding.MissingSubjects) > 0 {
			list = append(list, binding)
		}
	}
	return list
}

// gaps tells what permissions are not known.
func (b *builder) gaps() []api.Gap {
	if !b.context.RBAC {
		return b.unknownRBAC()
	}
	var list []api.Gap
	for _, d := range b.index.Unresolved() {
		for _, message := range unknowns(d) {
			list = append(list, api.Gap{
				Kind: api.GapObject, Resource: d.RoleRef, Namespace: d.Namespace, Reason: api.ReasonUnresolved,
				Message: message, File: d.Origin.File, Line: d.Origin.Line,
			})
		}
	}
	return list
}

// unknowns says what a binding grants less, or may grant more, than it seems.
func unknowns(d rbac.Dangling) []string {
	var messages []string
	if d.Role == rbac.Unknown {
		messages = append(messages, fmt.Sprintf("%s grants %s, which was not read: what it allows is unknown", d.Binding, d.RoleRef))
	}
	if d.Problem != "" {
		messages = append(messages, fmt.Sprintf("%s grants %s: %s", d.Binding, d.RoleRef, d.Problem))
	}
	for _, refusal := range d.Refusals {
		messages = append(messages, fmt.Sprintf("%s, %s: %s, so it grants nothing", d.Binding, refusal.Field, refusal.Message))
	}
	return messages
}

// unknownRBAC says that without roles and bindings no permission is ruled out,
// unless the inventory already says why there are none.
func (b *builder) unknownRBAC() []api.Gap {
	for _, gap := range b.inv.Gaps {
		if gap.Resource == "clusterrolebindings" || gap.Resource == "rolebindings" {
			return nil
		}
	}
	if len(b.inv.Workloads) == 0 {
		return nil
	}
	return []api.Gap{{
		Kind: api.GapResource, Resource: "rolebindings", Reason: api.ReasonNotProvided,
		Message: "there are no role bindings in the input: the permissions of its service accounts are unknown, not absent",
	}}
}
