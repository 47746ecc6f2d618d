package v1alpha1

// Complete sets apiVersion and kind, and makes every list that is not optional
// an empty one instead of null, as the JSON schema demands.
func (r *AuditReport) Complete() {
	r.APIVersion, r.Kind = APIVersion, Kind
	r.Components = completeComponents(r.Components)
	r.Policies = completePolicies(r.Policies)
	r.Findings = list(r.Findings)
	for i := range r.Findings {
		r.Findings[i].Evidence = list(r.Findings[i].Evidence)
	}
	r.Gaps = list(r.Gaps)
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
