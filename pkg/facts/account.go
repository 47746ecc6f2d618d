package facts

import (
	"slices"
	"strings"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// accountGrants counts the rules that the account of a revision holds beyond
// what the API server itself grants everyone; -1 if they cannot be known.
func (b *builder) accountGrants(w *inventory.Workload, r *inventory.Revision) int {
	name := accountOf(w, r)
	switch {
	case !b.allBindings:
		return -1
	case name == "":
		return 0
	}
	own := 0
	for _, grant := range b.index.Grants(rbac.Account(w.Namespace, name)) {
		if !grant.Builtin || !strings.HasPrefix(grant.Subject, "Group/system:") {
			own++
		}
	}
	return own
}

// readAllBindings tells whether the input can hold all bindings there are:
// those that every API server makes for everyone are among them. Manifests of
// one component never do.
func readAllBindings(index *rbac.Index) bool {
	return slices.ContainsFunc(index.Grants(rbac.Group("system:authenticated")), func(grant rbac.Grant) bool {
		return grant.Builtin
	})
}
