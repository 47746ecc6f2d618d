package baseline

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func finding(id string, severity api.Severity) api.Finding {
	return api.Finding{ID: id, Policy: "p-" + id, Severity: severity, Subject: api.Subject{Namespace: "kube-system"}}
}

// reportOf is an audit of the whole cluster by the policies of all findings.
func reportOf(findings ...api.Finding) *api.AuditReport {
	r := &api.AuditReport{Findings: findings}
	r.Metadata.PolicySet.Evaluated = []string{"p-a", "p-b", "p-c"}
	r.Metadata.Scope = &api.Scope{}
	return r
}

// statuses are those of all findings, by id.
func statuses(r *api.AuditReport) map[string]api.Status {
	all := map[string]api.Status{}
	for _, f := range append(append([]api.Finding{}, r.Findings...), r.Resolved...) {
		all[f.ID] = f.Status
	}
	return all
}

func TestCompare(t *testing.T) {
	gap := api.Gap{Kind: api.GapResource, Resource: "roles", Reason: api.ReasonForbidden, Message: "one"}
	sameGap := gap
	sameGap.Message = "another"
	tests := []struct {
		name          string
		change        func(now, then *api.AuditReport)
		before, after []api.Finding
		want          map[string]api.Status
	}{
		{"nothing", nil, nil, nil, map[string]api.Status{}},
		{"one of each", nil, []api.Finding{finding("a", api.High), finding("b", api.High)}, []api.Finding{finding("b", api.High), finding("c", api.Low)},
			map[string]api.Status{"a": api.StatusResolved, "b": api.StatusUnchanged, "c": api.StatusNew}},
		{"more severe", nil, []api.Finding{finding("a", api.Low)}, []api.Finding{finding("a", api.High)}, map[string]api.Status{"a": api.StatusNew}},
		{"less severe", nil, []api.Finding{finding("a", api.High)}, []api.Finding{finding("a", api.Low)}, map[string]api.Status{"a": api.StatusUnchanged}},
		{"policy left out", func(now, _ *api.AuditReport) { now.Metadata.PolicySet.Evaluated = []string{"p-b"} },
			[]api.Finding{finding("a", api.High), finding("b", api.High)}, nil, map[string]api.Status{"a": api.StatusUnknown, "b": api.StatusResolved}},
		{"report that does not tell its policies", func(now, _ *api.AuditReport) { now.Metadata.PolicySet.Evaluated = nil },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusResolved}},
		{"other namespace", func(now, _ *api.AuditReport) { now.Metadata.Scope.Namespaces = []string{"istio-system"} },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusUnknown}},
		{"same namespace", func(now, _ *api.AuditReport) { now.Metadata.Scope.Namespaces = []string{"kube-system"} },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusResolved}},
		{"fewer workloads", func(_, then *api.AuditReport) { then.Metadata.Scope.All = true },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusUnknown}},
		{"more workloads", func(now, _ *api.AuditReport) { now.Metadata.Scope.All = true },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusResolved}},
		{"selector", func(now, _ *api.AuditReport) { now.Metadata.Scope.Selector = "a=b" },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusUnknown}},
		{"same selector", func(now, then *api.AuditReport) {
			now.Metadata.Scope.Selector, then.Metadata.Scope.Selector = "a=b", "a=b"
		},
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusResolved}},
		{"findings that a stored report leaves out", func(now, _ *api.AuditReport) { now.Summary.Hidden = 1 },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusUnknown}},
		{"new gap", func(now, _ *api.AuditReport) { now.Gaps = []api.Gap{gap} },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusUnknown}},
		{"same gap", func(now, then *api.AuditReport) { now.Gaps, then.Gaps = []api.Gap{sameGap}, []api.Gap{gap} },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusResolved}},
		{"gap that is gone", func(_, then *api.AuditReport) { then.Gaps = []api.Gap{gap} },
			[]api.Finding{finding("a", api.High)}, nil, map[string]api.Status{"a": api.StatusResolved}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now, then := reportOf(tt.after...), reportOf(tt.before...)
			if tt.change != nil {
				tt.change(now, then)
			}
			Compare(now, then)
			if diff := cmp.Diff(tt.want, statuses(now)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCompareCountsAndNamesTheBaseline(t *testing.T) {
	now := reportOf(finding("a", api.High), finding("b", api.High))
	now.Findings[0].Waived = &api.Waived{}
	then := reportOf(finding("c", api.High))
	then.Metadata.GeneratedAt, then.Cluster = metav1.NewTime(time.Unix(1, 0)), api.Cluster{Context: "prod"}
	Compare(now, then)
	want := &api.Baseline{
		GeneratedAt: then.Metadata.GeneratedAt, Cluster: then.Cluster, Changes: api.Changes{New: 1, Resolved: 1},
	}
	if diff := cmp.Diff(want, now.Baseline); diff != "" {
		t.Error(diff)
	}
	Compare(now, then) // once more changes nothing
	if diff := cmp.Diff(want, now.Baseline); diff != "" || len(now.Resolved) != 1 {
		t.Errorf("%d resolved\n%s", len(now.Resolved), diff)
	}
	if then.Findings[0].Status != "" {
		t.Error("the baseline has changed")
	}
}

func TestCompareWithoutEarlierReport(t *testing.T) {
	now := reportOf(finding("a", api.High))
	Compare(now, nil)
	if diff := cmp.Diff(map[string]api.Status{"a": api.StatusNew}, statuses(now)); diff != "" || now.Baseline != nil {
		t.Errorf("baseline %v\n%s", now.Baseline, diff)
	}
}
