package remedy

import (
	"fmt"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Document is one thing to apply.
type Document struct {
	// Object is what it changes, or makes if New.
	Object api.Change
	New    bool
	// Patch is true for a strategic merge patch of an object that exists;
	// everything else is a whole object.
	Patch bool
	// Manual is true if it cannot be applied as it is: the notes say what to do.
	Manual bool
	// Content is nil if there are only notes.
	Content map[string]any
	Notes   []string
	// Findings are those for whose sake the object changes.
	Findings []*api.Finding
	// inline is true inside of a kustomization, which applies it.
	inline bool
	// problem is set if it could not be made.
	problem error
}

// Documents lists what to apply, in an order in which nobody loses meanwhile what
// they keep in the end.
func (p *Plan) Documents() ([]Document, error) {
	var list []Document
	for _, o := range p.objects {
		for _, d := range o.documents() {
			if d.problem != nil {
				return nil, fmt.Errorf("patch %s: %w", d.Object.Reference(), d.problem)
			}
			d.Findings = o.findings
			if d.Object == o.ref {
				d.Notes = slices.Concat(o.notes, d.Notes)
			}
			list = append(list, d)
		}
	}
	return list, nil
}

// object is an API object with some fields.
func object(apiVersion string, ref api.Change, labels map[string]string, fields map[string]any) map[string]any {
	metadata := map[string]any{"name": ref.Name}
	if ref.Namespace != "" {
		metadata["namespace"] = ref.Namespace
	}
	if len(labels) > 0 {
		metadata["labels"] = labels
	}
	made := map[string]any{"apiVersion": apiVersion, "kind": ref.Kind, "metadata": metadata}
	for key, value := range fields {
		made[key] = value
	}
	return made
}
