package policy

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// collect joins the outcomes into findings and gaps, in an order that depends
// on neither chance nor the order of documents.
func (r *run) collect() Judgment {
	drafts := map[draftKey]*draft{}
	var failures []failure
	for i := range r.docs {
		for _, o := range r.outcomesOf(i) {
			if int64(i) > r.slow[o.rule].Load() {
				continue
			}
			p, doc := &r.library.rules[o.rule].Policy, r.docs[i]
			if o.err != nil {
				failures = append(failures, r.failure(o, i))
				continue
			}
			key := keyOf(*p, doc.Subject())
			if drafts[key] == nil {
				drafts[key] = &draft{policy: p}
			}
			drafts[key].add(doc, o.results)
		}
	}
	j := Judgment{Findings: make([]api.Finding, 0, len(drafts)), Gaps: gapsOf(failures)}
	for _, key := range slices.SortedFunc(maps.Keys(drafts), draftKey.compare) {
		d := drafts[key]
		delete(drafts, key) // there may be many, and all is in the finding now
		j.Findings = append(j.Findings, d.finding())
		j.Effects = append(j.Effects, d.effects...)
	}
	return j
}

func (k draftKey) compare(other draftKey) int {
	return cmp.Or(
		cmp.Compare(k.policy, other.policy), cmp.Compare(k.namespace, other.namespace),
		cmp.Compare(k.kind, other.kind), cmp.Compare(k.name, other.name),
	)
}

// failure is one policy that failed on one document.
type failure struct {
	policy, subject, message string
	file                     string
}

func (r *run) failure(o outcome, i int) failure {
	p := r.library.rules[o.rule].Policy
	f := failure{policy: p.ID, subject: subjectText(r.docs[i].Subject()), message: o.err.Error()}
	if p.Source != builtinName {
		f.file = p.File
	}
	if !isExcess(o.err) {
		return f
	}
	later := 0
	for _, doc := range r.docs[i+1:] {
		if doc.Kind() == p.Subject {
			later++
		}
	}
	f.message += fmt.Sprintf("; it was not evaluated on the %d that follow either", later)
	if later == 0 {
		f.message = o.err.Error()
	}
	return f
}

func subjectText(s api.Subject) string {
	if s.Namespace == "" {
		return s.Kind + " " + s.Name
	}
	return s.Kind + " " + s.Namespace + "/" + s.Name
}

// gapsOf makes one gap of all failures of a policy.
func gapsOf(failures []failure) []api.Gap {
	slices.SortFunc(failures, func(a, b failure) int {
		return cmp.Or(cmp.Compare(a.policy, b.policy), cmp.Compare(a.subject, b.subject), cmp.Compare(a.message, b.message))
	})
	var gaps []api.Gap
	for len(failures) > 0 {
		first := failures[0]
		n := 1
		for n < len(failures) && failures[n].policy == first.policy {
			n++
		}
		failures = failures[n:]
		gaps = append(gaps, first.gap(n))
	}
	return gaps
}

func (f failure) gap(n int) api.Gap {
	where := f.subject
	g := api.Gap{Kind: api.GapPolicy, Resource: f.policy, Reason: api.ReasonFailed, File: f.file}
	if n > 1 {
		g.Count = n
		where = fmt.Sprintf("%s and %d more", f.subject, n-1)
	}
	g.Message = fmt.Sprintf("policy %s on %s: %s", f.policy, where, f.message)
	return g
}
