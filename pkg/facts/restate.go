package facts

import (
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// Restate writes the documents about a workload as if it were changed, with
// everything else as it was.
func (f *Facts) Restate(was, changed *inventory.Workload) []*Document {
	b := *f.builder
	b.decisions = map[*inventory.Workload]system.Decision{changed: f.builder.decisions[was]}
	return b.workload(changed)
}
