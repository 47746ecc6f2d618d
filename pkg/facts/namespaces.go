package facts

import (
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// namespaces writes one document for each namespace that holds an audited
// workload.
func (b *builder) namespaces(audited []*inventory.Workload) []*Document {
	if b.scope.Selector != nil && !b.scope.Selector.Empty() {
		return nil
	}
	held, nodes := map[string][]WorkloadRef{}, map[string][]string{}
	for _, w := range audited {
		held[w.Namespace] = append(held[w.Namespace], b.ref(w))
		nodes[w.Namespace] = append(nodes[w.Namespace], w.Nodes()...)
	}
	documents := []*Document{}
	for _, name := range slices.Sorted(maps.Keys(held)) {
		documents = append(documents, &Document{
			kind: KindNamespace, nodes: distinct(nodes[name]), subject: api.Subject{Kind: "Namespace", Name: name},
			input:    NamespaceInput{Namespace: b.namespace(name), Workloads: held[name], Cluster: b.context},
			annotate: b.annotateNamespace(name, held[name]),
		})
	}
	return documents
}

// distinct is the sorted set of names.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

func (b *builder) annotateNamespace(name string, held []WorkloadRef) func(*api.Finding) {
	return func(f *api.Finding) {
		for _, ref := range held {
			f.Pods += ref.Pods
		}
		f.Workloads = refSubjects(held)
		if namespace := b.inv.Namespaces[name]; namespace != nil {
			locate(namespace.Origin, "", f.Evidence)
		}
	}
}

func (b *builder) namespace(name string) Namespace {
	doc := Namespace{Name: name, Exists: b.inv.Namespaces[name] != nil, Labels: nonNilMap(b.namespaceLabels(name))}
	doc.PodSecurity = PodSecurity{
		Enforce: podSecurityLevel(doc.Labels, "enforce"),
		Audit:   podSecurityLevel(doc.Labels, "audit"),
		Warn:    podSecurityLevel(doc.Labels, "warn"),
	}
	for _, policy := range b.inv.NetworkPolicies {
		if policy.Namespace == name {
			doc.NetworkPolicies++
		}
	}
	return doc
}

func (b *builder) namespaceLabels(name string) map[string]string {
	if namespace := b.inv.Namespaces[name]; namespace != nil {
		return namespace.Labels
	}
	return nil
}

// podSecurityLevel reads a label as Pod Security admission does: an unknown
// level counts as restricted (pod-security-admission api/helpers.go).
func podSecurityLevel(labels map[string]string, mode string) string {
	level, ok := labels["pod-security.kubernetes.io/"+mode]
	switch level = strings.TrimSpace(level); {
	case !ok:
		return ""
	case level == "privileged" || level == "baseline" || level == "restricted":
		return level
	}
	return "restricted"
}
