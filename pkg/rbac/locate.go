package rbac

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Locate finds the place that an evidence names: the origin of the object, and
// the field in it. That is the rule in its role, such as "rules[3]", where it
// really stands if the role gathers the rules of others; or the binding's
// subject or reference if the role was not read. The field is "" if neither was.
func (x *Index) Locate(e api.Evidence) (manifest.Origin, string) {
	if r := x.roles[e.Role]; r != nil && e.Index != nil && *e.Index >= 0 && *e.Index < len(r.rules) {
		place := source{r, *e.Index}
		if place.index < len(r.sources) && r.sources[place.index].role != nil {
			place = r.sources[place.index]
		}
		if !place.role.assumed {
			return place.role.object.Origin, "rules[" + decimal(place.index) + "]"
		}
	}
	for _, b := range x.bindings {
		if b.ref == e.Binding {
			return b.object.Origin, b.field(e.Subject)
		}
	}
	return manifest.Origin{}, ""
}

// field is the path of a subject, or of the role's name if no subject is meant.
func (b *binding) field(written string) string {
	for i, s := range b.subjects {
		if written != "" && s.written == written {
			return "subjects[" + decimal(i) + "]"
		}
	}
	return "roleRef"
}
