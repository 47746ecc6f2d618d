package cli

import (
	"context"
	"regexp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// explainer finds what an id stands for.
type explainer struct {
	*explainOptions
	// policies are all, optional ones too.
	policies policySet
	// unread are parts of the source that could not be used.
	unread error
}

// explain takes an id for a policy's before it takes it for a finding's.
func (e *explainer) explain(ctx context.Context, id string) (*api.Explanation, error) {
	p, err := e.policies.Policy(id)
	switch {
	case err == nil && !e.asked:
		return api.NewExplanation(p.Policy), nil
	case err != nil && isFinding(id):
		return e.finding(ctx, id)
	case err != nil && !e.asked:
		return nil, err
	}
	return e.findingsOf(ctx, id)
}

// isFinding tells an id of a finding, or its beginning, by its form.
func isFinding(id string) bool { return regexp.MustCompile(`^f-[0-9a-f]{3,}$`).MatchString(id) }

// finding looks for a finding in the reports of the source. If there are none,
// it looks in an audit by the policies that are evaluated by default, which
// gives the finding the place that it has in a report, and then in one by all.
func (e *explainer) finding(ctx context.Context, id string) (*api.Explanation, error) {
	reports, audit, err := e.open(ctx)
	if err != nil {
		return nil, err
	}
	if audit == nil {
		return e.explainFinding(reports, id)
	}
	for _, all := range []bool{false, true} {
		var report *api.AuditReport
		if report, err = audit(all); err != nil {
			return nil, err
		}
		var explanation *api.Explanation
		if explanation, err = e.explainFinding([]*api.AuditReport{report}, id); err == nil {
			return explanation, nil
		}
	}
	return nil, err
}

func (e *explainer) explainFinding(reports []*api.AuditReport, id string) (*api.Explanation, error) {
	report, finding, err := findingOf(reports, id)
	if err != nil {
		return nil, err
	}
	p, err := e.policyOf([]*api.AuditReport{report}, finding.Policy)
	if err != nil {
		// The report was made with other policies, and does not tell theirs.
		p = api.Policy{ID: finding.Policy, Title: finding.Title, Severity: finding.Severity, Remediation: finding.Remediation}
	}
	explanation := api.NewExplanation(p)
	explanation.Finding, explanation.Cluster, explanation.Gaps = finding, &report.Cluster, len(report.Gaps)
	return explanation, nil
}

// findingsOf explains a policy together with what it finds in the source.
func (e *explainer) findingsOf(ctx context.Context, id string) (*api.Explanation, error) {
	reports, audit, err := e.open(ctx)
	if err != nil {
		return nil, err
	}
	p, err := e.policyOf(reports, id)
	if err != nil {
		return nil, err
	}
	if audit != nil {
		report, err := audit(p.Optional)
		if err != nil {
			return nil, err
		}
		reports = []*api.AuditReport{report}
	}
	explanation := api.NewExplanation(p)
	explanation.Cluster = &reports[0].Cluster
	for _, report := range reports {
		explanation.Gaps += len(report.Gaps)
		for _, f := range report.Findings {
			if f.Policy == id {
				if len(reports) > 1 {
					f.Cluster = report.Cluster.Context
				}
				explanation.Findings = append(explanation.Findings, f)
			}
		}
	}
	return explanation, nil
}

// policyOf is the policy as it is known here, or as a report tells it, whose
// audit may have used others.
func (e *explainer) policyOf(reports []*api.AuditReport, id string) (api.Policy, error) {
	p, err := e.policies.Policy(id)
	if err == nil {
		return p.Policy, nil
	}
	for _, report := range reports {
		for _, told := range report.Policies {
			if told.ID == id {
				return told, nil
			}
		}
	}
	return api.Policy{}, err
}

// open reads the source. It gives the reports in it or, if there are none, a
// way to make one, by the policies that are evaluated by default or by all.
func (e *explainer) open(ctx context.Context) ([]*api.AuditReport, func(all bool) (*api.AuditReport, error), error) {
	loadedCatalog := loadCatalog()
	read, err := fold(ctx, e.source, e.ErrOut)
	if err != nil {
		return nil, nil, err
	}
	e.unread = read.problems
	if len(e.stored) > 0 {
		return e.stored, nil, nil
	}
	catalog, err := loadedCatalog()
	if err != nil {
		return nil, nil, err
	}
	if err := read.auditable(); err != nil {
		return nil, nil, err
	}
	return nil, func(all bool) (*api.AuditReport, error) {
		library, err := e.policies.Select(policy.Selection{Optional: all})
		if err != nil {
			return nil, err
		}
		made, err := read.audit(ctx, catalog, e.scope, policySet{library, e.policies.problems})
		return made.AuditReport, err
	}, nil
}
