package render

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"iter"
	"slices"
	"strings"

	openreports "github.com/openreports/reports-api/apis/openreports.io/v1alpha1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// mostReportResults bounds an object: with texts of longestReportText it stays
// below 1 MB in JSON, and etcd takes 1.5 MB.
const mostReportResults = 50

// resultGroup is what becomes one object, or more if it is too much for one.
type resultGroup struct {
	// namespace is empty for what concerns the whole cluster.
	namespace string
	// owner is who can change the subjects; empty for the audit as a whole.
	owner   string
	results []openreports.ReportResult
}

// auditGroup says what was not audited, or else that the audit was complete. It
// is always there, so its time tells when the last audit was.
func auditGroup(r *api.AuditReport) resultGroup {
	group := resultGroup{}
	for _, gap := range r.Gaps {
		group.results = append(group.results, gapResult(r, gap))
	}
	if len(group.results) == 0 {
		group.results = append(group.results, completeResult(r))
	}
	return group
}

// ownerGroups are sorted by namespace and owner; the order of the findings in
// each is theirs.
func ownerGroups(r *api.AuditReport) []resultGroup {
	type key struct{ namespace, owner string }
	groups := map[key]*resultGroup{}
	var sorted []resultGroup
	for _, f := range r.Findings {
		k := key{f.Subject.Namespace, cmp.Or(owner(f.Owner), "unknown")}
		if groups[k] == nil {
			groups[k] = &resultGroup{namespace: k.namespace, owner: k.owner}
		}
		groups[k].results = append(groups[k].results, findingResult(r, f))
	}
	for _, group := range groups {
		sorted = append(sorted, *group)
	}
	slices.SortFunc(sorted, func(x, y resultGroup) int {
		return cmp.Or(cmp.Compare(x.namespace, y.namespace), cmp.Compare(x.owner, y.owner))
	})
	return sorted
}

// parts divides the results among objects.
func (g resultGroup) parts() iter.Seq2[int, []openreports.ReportResult] {
	return func(yield func(int, []openreports.ReportResult) bool) {
		n := 0
		for part := range slices.Chunk(g.results, mostReportResults) {
			n++
			if !yield(n, part) {
				return
			}
		}
	}
}

// name is that of the nth object: a DNS label that says who the owner is, with a
// sum so that no two owners have the same.
func (g resultGroup) name(n int) string {
	name := "sysaudit"
	if g.owner != "" {
		sum := sha256.Sum256([]byte(g.owner))
		name = fmt.Sprintf("%s-%s-%x", name, slug(g.owner), sum[:4])
	}
	if n > 1 {
		name += fmt.Sprintf("-%d", n)
	}
	return name
}

// slug is a text as part of a DNS label, of 30 characters at most.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	joined := strings.Join(words, "-")
	return strings.Trim(joined[:min(len(joined), 30)], "-")
}
