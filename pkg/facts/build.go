package facts

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// Facts is what is audited: the components, and the documents about them.
type Facts struct {
	Components []api.Component
	Documents  []*Document
	// Gaps are permissions that could not be found out.
	Gaps []api.Gap
	// Context describes the cluster.
	Context Context
	// Index answers who may do what.
	Index *rbac.Index
	// Presences are all workloads, audited or not.
	Presences []Presence
	// Powers are the accounts that are as good as cluster-admin.
	Powers *power.Powers

	builder *builder
}

// builder holds what all documents draw from.
type builder struct {
	inv     *inventory.Inventory
	index   *rbac.Index
	catalog *system.Catalog
	scope   Scope
	context Context
	files   nodeFiles

	// allBindings is true if no binding can be missing from the input.
	allBindings bool

	// decisions holds one decision for each workload of the inventory.
	decisions map[*inventory.Workload]system.Decision
	// workers are the names of the nodes that ordinary pods run on.
	workers map[string]bool
	control map[string]bool
	around  *neighborhood
	alike   []*likeClass
	fixes   []vendorFix
	// programs are known to run what their configuration says.
	programs []interpreter
}

// Build decides what is audited and writes the documents about it. version is
// the API server's, or empty.
func Build(
	inv *inventory.Inventory, index *rbac.Index, catalog *system.Catalog, version string, scope Scope,
) *Facts {
	b := &builder{inv: inv, index: index, catalog: catalog, scope: scope}
	b.files, b.allBindings = newNodeFiles(), readAllBindings(index)
	b.describeNodes()
	b.decide()
	b.context = b.newContext(version)
	audited := b.audited()
	facts := &Facts{Context: b.context, Gaps: b.gaps(), Index: index, Presences: b.presences(), Powers: b.neighborhood().powers, builder: b}
	for _, w := range audited {
		facts.Components = append(facts.Components, b.component(w))
		facts.Documents = append(facts.Documents, b.workload(w)...)
	}
	facts.Documents = append(facts.Documents, b.identities(audited)...)
	facts.Documents = append(facts.Documents, b.namespaces(audited)...)
	if !scope.Narrowed() {
		facts.Documents = append(facts.Documents, b.nodes()...)
		facts.Documents = append(facts.Documents, b.neighborhood().bundles()...)
		facts.Documents = append(facts.Documents, b.cluster())
	}
	return facts
}

func (b *builder) describeNodes() {
	b.workers, b.control = map[string]bool{}, map[string]bool{}
	for _, node := range b.inv.Nodes {
		if node.ControlPlane {
			b.control[node.Name] = true
		} else {
			b.workers[node.Name] = true
		}
	}
	if len(b.workers) == 0 {
		// On a small cluster the control plane does the work, too.
		b.workers = b.control
	}
}

func (b *builder) decide() {
	env := system.NewEnvironment(b.inv, b.index)
	b.decisions = make(map[*inventory.Workload]system.Decision, len(b.inv.Workloads))
	for _, w := range b.inv.Workloads {
		b.decisions[w] = b.catalog.Decide(w, env)
	}
}

func (b *builder) audited() []*inventory.Workload {
	var audited []*inventory.Workload
	for _, w := range b.inv.Workloads {
		if b.scope.has(w, b.decisions[w]) {
			audited = append(audited, w)
		}
	}
	return audited
}

// everyNode tells whether the nodes include all workers. Without nodes to go
// by, a DaemonSet is taken at its word.
func (b *builder) everyNode(nodes []string, daemon bool) bool {
	if len(b.inv.Nodes) == 0 {
		return daemon
	}
	held := 0
	for _, name := range nodes {
		if b.workers[name] {
			held++
		}
	}
	return held > 0 && held == len(b.workers)
}

func (b *builder) onControlPlane(nodes []string) bool {
	for _, name := range nodes {
		if b.control[name] {
			return true
		}
	}
	return false
}
