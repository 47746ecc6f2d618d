package remedy

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// On is the part of a remedy that changes one object.
func (r *Remedy) On(object api.Change) *Remedy {
	part := &Remedy{Finding: r.Finding}
	for _, ways := range r.parts {
		if slices.ContainsFunc(ways, func(e edit) bool { return e.object == object }) {
			part.parts = append(part.parts, ways)
		}
	}
	return part
}
