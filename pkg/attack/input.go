package attack

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// Input is what the graph is built from.
type Input struct {
	Inventory *inventory.Inventory
	Index     *rbac.Index
	Powers    *power.Powers
	Presences []facts.Presence
	Findings  []api.Finding
	Effects   []policy.Effect
	// Restricted lists, by resource, the admission policies that keep the changes of
	// an account to its own node; nil if there are none.
	Restricted func(rbac.Identity) map[string][]string
	// Without are ids of findings that are taken for fixed.
	Without map[string]bool
}
