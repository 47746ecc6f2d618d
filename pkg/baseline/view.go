package baseline

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// view is what an audit looked at, as far as its report tells.
type view struct {
	// policies are nil if the report does not tell.
	policies   []string
	namespaces []string
	// less is true if the audit saw less than the earlier one in a way that may
	// concern any finding.
	less bool
}

func newView(report, earlier *api.AuditReport) view {
	return view{
		policies:   report.Metadata.PolicySet.Evaluated,
		namespaces: scopeOf(report).Namespaces,
		less:       smaller(scopeOf(report), scopeOf(earlier)) || report.Summary.Hidden > 0 || moreGaps(report.Gaps, earlier.Gaps),
	}
}

func smaller(now, then api.Scope) bool {
	return then.All && !now.All || now.Selector != "" && now.Selector != then.Selector
}

func scopeOf(r *api.AuditReport) api.Scope {
	if r.Metadata.Scope == nil {
		return api.Scope{}
	}
	return *r.Metadata.Scope
}

// covers tells whether the audit would have found what an earlier one found.
func (v view) covers(f api.Finding) bool {
	return !v.less &&
		(v.policies == nil || slices.Contains(v.policies, f.Policy)) &&
		(len(v.namespaces) == 0 || slices.Contains(v.namespaces, f.Subject.Namespace))
}

// moreGaps is true if there is a gap that was not there earlier. Messages and
// lines may differ for the same one.
func moreGaps(now, then []api.Gap) bool {
	type key struct {
		kind                      api.GapKind
		resource, namespace, file string
		reason                    api.GapReason
	}
	keyOf := func(g api.Gap) key { return key{g.Kind, g.Resource, g.Namespace, g.File, g.Reason} }
	known := map[key]bool{}
	for _, g := range then {
		known[keyOf(g)] = true
	}
	return slices.ContainsFunc(now, func(g api.Gap) bool { return !known[keyOf(g)] })
}
