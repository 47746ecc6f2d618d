package policy

import (
	"cmp"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

type draftKey struct{ policy, kind, namespace, name string }

func keyOf(p Policy, s api.Subject) draftKey {
	return draftKey{p.ID, s.Kind, s.Namespace, s.Name}
}

// draft becomes the one finding of a policy and a subject, which several
// documents may describe.
type draft struct {
	policy     *Policy
	merged     api.Finding
	documents  int
	results    []result
	containers []string
	effects    []Effect
	nodes      map[string]bool
	// unlocated counts the nodes of documents that do not name theirs.
	unlocated int
}

// add takes over the results on one document.
func (d *draft) add(doc Document, results []result) {
	d.containers = union(d.containers, doc.Containers())
	for _, r := range results {
		r.evidence, r.capability = nil, nil // the finding and its effects have them
		d.results = append(d.results, r)
	}
	d.effects = append(d.effects, effectsOf(doc, results)...)
	part := api.Finding{
		Policy:      d.policy.ID,
		Title:       d.policy.Title,
		Subject:     doc.Subject(),
		Remediation: d.policy.Remediation,
		Expected:    slices.Contains(d.policy.Expected, doc.Subject().Component),
	}
	for _, r := range results {
		part.Evidence = append(part.Evidence, r.evidence...)
		part.Capability = joinCapability(part.Capability, r.capability)
		part.Severity = worse(part.Severity, r.severity)
	}
	part.Evidence = sortEvidence(part.Evidence, doc.Containers())
	doc.Annotate(&part)
	d.place(doc, part)
	d.join(part)
}

// place counts each node once, where documents name theirs.
func (d *draft) place(doc Document, part api.Finding) {
	known, ok := doc.(located)
	if !ok {
		d.unlocated += part.Nodes
		return
	}
	if d.nodes == nil {
		d.nodes = map[string]bool{}
	}
	for _, name := range known.NodeNames() {
		d.nodes[name] = true
	}
}

func (d *draft) join(part api.Finding) {
	d.documents++
	if d.documents == 1 {
		d.merged = part
		return
	}
	d.merged.Severity = worse(d.merged.Severity, part.Severity)
	d.merged.Evidence = append(d.merged.Evidence, part.Evidence...)
	d.merged.Capability = joinCapability(d.merged.Capability, part.Capability)
	d.merged.Pods += part.Pods
	d.merged.Nodes = len(d.nodes) + d.unlocated
	for _, w := range part.Workloads {
		if !slices.Contains(d.merged.Workloads, w) {
			d.merged.Workloads = append(d.merged.Workloads, w)
		}
	}
	if d.merged.Owner == nil {
		d.merged.Owner = part.Owner
	}
}

// finding is what the draft has become; its effects are then named after it.
func (d *draft) finding() api.Finding {
	f := d.merged
	f.Evidence = sortEvidence(f.Evidence, d.containers)
	var messages, blamed []string
	for _, r := range d.worstFirst() {
		messages = union(messages, []string{r.message})
		if r.container != "" {
			blamed = union(blamed, []string{r.container})
		}
	}
	f.Message = strings.Join(messages, "; ")
	if len(blamed) > 0 {
		f.Container = blamed[0]
	}
	if len(blamed) > 1 {
		f.Containers = blamed
	}
	f.ID = fingerprint(f)
	for i := range d.effects {
		d.effects[i].Finding = f.ID
	}
	return f
}

// worstFirst sorts the results by severity, then by container as in the pod.
func (d *draft) worstFirst() []result {
	slices.SortStableFunc(d.results, func(a, b result) int {
		return cmp.Or(
			cmp.Compare(b.severity.Level(), a.severity.Level()),
			cmp.Compare(slices.Index(d.containers, a.container), slices.Index(d.containers, b.container)),
			cmp.Compare(a.message, b.message),
		)
	})
	return d.results
}

// union appends the new members of more, in order.
func union(all, more []string) []string {
	for _, s := range more {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

func worse(a, b api.Severity) api.Severity {
	if a.AtLeast(b) {
		return a
	}
	return b
}
