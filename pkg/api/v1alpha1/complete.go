package v1alpha1

// Complete sets apiVersion and kind, and makes every list that is not optional
// an empty one instead of null, as the JSON schema demands.
func (r *AuditReport) Complete() {
	r.APIVersion, r.Kind = APIVersion, Kind
	r.Components = completeComponents(r.Components)
	r.Policies = completePolicies(r.Policies)
	r.Findings = completeFindings(list(r.Findings))
	r.Resolved = completeFindings(r.Resolved)
	r.Paths, r.Fixes = completePaths(r.Paths), completeFixes(r.Fixes)
	r.Gaps = list(r.Gaps)
}

// Complete does for each report what it does for one.
func (f *FleetReport) Complete() {
	f.APIVersion, f.Kind = APIVersion, KindFleetReport
	f.Reports = list(f.Reports)
	for i := range f.Reports {
		f.Reports[i].Complete()
	}
	f.Gaps = list(f.Gaps)
}

// Complete does for a comparison what it does for a report.
func (d *AuditDiff) Complete() {
	d.APIVersion, d.Kind = APIVersion, KindAuditDiff
	d.Old.Audits, d.New.Audits = list(d.Old.Audits), list(d.New.Audits)
	d.Findings = completeFindings(list(d.Findings))
}

// Complete does for components what it does for a report.
func (l *ComponentList) Complete() {
	l.APIVersion, l.Kind = APIVersion, KindComponentList
	l.Items = completeComponents(l.Items)
	l.Gaps = list(l.Gaps)
}

// Complete does for policies what it does for a report.
func (l *PolicyList) Complete() {
	l.APIVersion, l.Kind = APIVersion, KindPolicyList
	l.Items = completePolicies(l.Items)
}

func completeFindings(findings []Finding) []Finding {
	for i := range findings {
		findings[i].Evidence = list(findings[i].Evidence)
	}
	return findings
}

func completeComponents(components []Component) []Component {
	for i := range components {
		components[i].Images = list(components[i].Images)
		components[i].Signals = list(components[i].Signals)
	}
	return list(components)
}

func completePolicies(policies []Policy) []Policy {
	for i := range policies {
		policies[i].References = list(policies[i].References)
	}
	return list(policies)
}

func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
