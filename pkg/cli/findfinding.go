package cli

import (
	"errors"
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// located is a finding and the report that it stands in.
type located struct {
	report  *api.AuditReport
	finding *api.Finding
}

// findingOf is the finding with an id, or the only one whose id begins so.
func findingOf(reports []*api.AuditReport, id string) (*api.AuditReport, *api.Finding, error) {
	byID, ids := map[string]located{}, []string{}
	for _, report := range reports {
		for i := range report.Findings {
			f := &report.Findings[i]
			if _, known := byID[f.ID]; !known {
				byID[f.ID] = located{report, f}
				ids = append(ids, f.ID)
			}
		}
	}
	matching := beginning(id, ids)
	switch {
	case byID[id].finding != nil:
		return byID[id].report, byID[id].finding, nil
	case len(matching) > 1:
		return nil, nil, fmt.Errorf("%q begins several ids: %s", id, strings.Join(matching, ", "))
	case len(matching) == 0:
		return nil, nil, noFinding(reports, id, ids)
	}
	found := byID[matching[0]]
	return found.report, found.finding, nil
}

func beginning(prefix string, ids []string) []string {
	var matching []string
	for _, id := range ids {
		if strings.HasPrefix(id, prefix) {
			matching = append(matching, id)
		}
	}
	return matching
}

// noFinding says what was searched: a finding may be gone because it was fixed,
// or because less could be read than before.
func noFinding(reports []*api.AuditReport, id string, ids []string) error {
	gaps := 0
	for _, report := range reports {
		gaps += len(report.Gaps)
	}
	text := fmt.Sprintf("no finding %q, nor any other", id)
	if len(ids) > 0 {
		text = fmt.Sprintf("no finding %q among %d: did you mean %q? ('kubectl sysaudit -o wide' shows all ids)",
			id, len(ids), policy.Nearest(id, ids))
	}
	if gaps > 0 {
		text += fmt.Sprintf("; %s: it may be in what was not audited", counted(gaps, "gap"))
	}
	return errors.New(text)
}
