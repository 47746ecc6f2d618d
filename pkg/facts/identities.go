package facts

import (
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// identities writes one document for each identity that is audited.
func (b *builder) identities(audited []*inventory.Workload) []*Document {
	holders := b.holders()
	used := map[types.NamespacedName]bool{}
	for _, w := range audited {
		for _, r := range w.Revisions {
			used[types.NamespacedName{Namespace: w.Namespace, Name: accountOf(w, r)}] = true
		}
	}
	documents, around := []*Document{}, b.neighborhood()
	for _, id := range b.index.Identities() {
		account := types.NamespacedName{Namespace: id.Namespace, Name: id.Name}
		if !b.hasIdentity(id, used[account]) {
			continue
		}
		if document := b.identity(id, holders[account], around); document != nil {
			documents = append(documents, document)
		}
	}
	return documents
}

// holders lists the workloads that run as each account.
func (b *builder) holders() map[types.NamespacedName][]*inventory.Workload {
	holders := map[types.NamespacedName][]*inventory.Workload{}
	for _, w := range b.inv.Workloads {
		for _, r := range w.Revisions {
			name := types.NamespacedName{Namespace: w.Namespace, Name: accountOf(w, r)}
			if name.Name != "" && !slices.Contains(holders[name], w) {
				holders[name] = append(holders[name], w)
			}
		}
	}
	return holders
}

// hasIdentity decides which identities are audited: accounts of audited
// workloads; accounts that system namespaces hold, or that may write
// cluster-wide, even if nothing uses them now; and whom the API server names by
// itself.
func (b *builder) hasIdentity(id rbac.Identity, used bool) bool {
	if id.Kind != rbacv1.ServiceAccountKind {
		return !b.scope.Narrowed() && (b.scope.All || implied(id))
	}
	switch {
	case used:
		return true
	case !b.scope.hasNamespace(id.Namespace) || b.scope.Selector != nil && !b.scope.Selector.Empty():
		return false
	case b.scope.All:
		return true
	}
	_, inSystem := b.catalog.Namespace(id.Namespace, b.namespaceLabels(id.Namespace))
	return inSystem || len(b.index.ClusterWrites(id.Namespace, id.Name)) > 0
}

// identity is nil for one that holds nothing that anybody could take from it.
// The input is made anew when it is asked for: a cluster has many accounts.
func (b *builder) identity(id rbac.Identity, holders []*inventory.Workload, around *neighborhood) *Document {
	doc, ok := b.describe(id, holders, around)
	if !ok {
		return nil
	}
	pods, nodes := b.spread(holders)
	document := &Document{
		kind: KindIdentity, nodes: nodes, pattern: around.pattern(doc),
		subject:  api.Subject{Kind: id.Kind, Namespace: id.Namespace, Name: id.Name, Component: componentOf(doc.Workloads)},
		annotate: b.annotateIdentity(doc.Workloads, pods, len(nodes), holders),
	}
	document.build = func() any {
		again, _ := b.describe(id, holders, around)
		return IdentityInput{Identity: again, Cluster: b.context}
	}
	return document
}

// describe is false if there is nothing to judge.
func (b *builder) describe(id rbac.Identity, holders []*inventory.Workload, around *neighborhood) (Identity, bool) {
	doc := Identity{
		Kind: id.Kind, Namespace: id.Namespace, Name: id.Name, Exists: b.index.Exists(id), Everyone: everyone(id),
		Grants: nonNil(b.index.Grants(id)), Workloads: []WorkloadRef{}, selves: selves{id},
	}
	if !doc.judge() {
		return doc, false
	}
	doc.Namespaces, doc.Named, doc.Deputies = around.around(&doc), around.named(&doc), around.steered(&doc)
	doc.Restricted = around.restrictions(id)
	for _, w := range holders {
		ref := b.ref(w)
		doc.Workloads = append(doc.Workloads, ref)
		doc.EveryNode = doc.EveryNode || len(ref.Containers) > 0 && ref.EveryNode
	}
	_, nodes := b.spread(holders)
	doc.Nodes = len(nodes)
	return doc, true
}

// spread counts the pods that run as an account, and lists the nodes that hold
// a token of it.
func (b *builder) spread(holders []*inventory.Workload) (pods int, nodes []string) {
	nodes = []string{}
	for _, w := range holders {
		n, _ := w.Pods()
		pods += n
		if len(b.tokenHolders(w)) > 0 {
			nodes = append(nodes, w.Nodes()...)
		}
	}
	return pods, distinct(nodes)
}

// componentOf is the component of the workloads that run as an account.
func componentOf(refs []WorkloadRef) string {
	if len(refs) == 0 {
		return ""
	}
	return refs[0].Component
}

func (b *builder) annotateIdentity(refs []WorkloadRef, pods, nodes int, holders []*inventory.Workload) func(*api.Finding) {
	fixes := b.vendorFixes()
	return func(f *api.Finding) {
		f.Pods, f.Nodes, f.Workloads = pods, nodes, refSubjects(refs)
		if len(holders) > 0 {
			owner := b.decisions[holders[0]].Owner
			f.Owner = &owner
		}
		if advice := upgrade(fixes, f.Policy, holders); advice != "" {
			f.Remediation += "\n\n" + advice
		}
		b.locateRules(f.Evidence)
	}
}

// locateRules adds file and line of the role's rule, or of the binding.
func (b *builder) locateRules(evidence []api.Evidence) {
	for i := range evidence {
		origin, field := b.index.Locate(evidence[i])
		if origin.File != "" {
			evidence[i].File, evidence[i].Line = origin.File, origin.Lines(field)[0]
		}
	}
}
