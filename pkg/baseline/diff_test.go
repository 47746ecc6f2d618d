package baseline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func in(context string, r *api.AuditReport) *api.AuditReport {
	r.Cluster.Context = context
	return r
}

// lines are the findings of a comparison, one per line.
func lines(d *api.AuditDiff) string {
	var all []string
	for _, f := range d.Findings {
		all = append(all, strings.TrimSpace(string(f.Status)+" "+f.ID+" "+f.Cluster))
	}
	return strings.Join(all, "\n")
}

func TestDiff(t *testing.T) {
	a, b, c := finding("a", api.Low), finding("b", api.High), finding("c", api.Critical)
	tests := []struct {
		name          string
		before, after []*api.AuditReport
		want          string
		changes       api.Changes
	}{
		{"one cluster, whatever its name", []*api.AuditReport{in("x", reportOf(a, b))}, []*api.AuditReport{in("y", reportOf(b, c))},
			"new c\nresolved a\nunchanged b", api.Changes{New: 1, Resolved: 1, Unchanged: 1}},
		{"by status, then by severity", []*api.AuditReport{reportOf(a, b)}, []*api.AuditReport{reportOf(c)},
			"new c\nresolved b\nresolved a", api.Changes{New: 1, Resolved: 2}},
		{"clusters", []*api.AuditReport{in("x", reportOf(a)), in("y", reportOf(b))}, []*api.AuditReport{in("y", reportOf(b)), in("x", reportOf(a))},
			"unchanged b y\nunchanged a x", api.Changes{Unchanged: 2}},
		{"same finding in two clusters", []*api.AuditReport{in("x", reportOf(a)), in("y", reportOf())}, []*api.AuditReport{in("x", reportOf()), in("y", reportOf(a))},
			"new a y\nresolved a x", api.Changes{New: 1, Resolved: 1}},
		{"cluster that is new", []*api.AuditReport{in("x", reportOf(a))}, []*api.AuditReport{in("x", reportOf(a)), in("y", reportOf(b))},
			"new b y\nunchanged a x", api.Changes{New: 1, Unchanged: 1}},
		{"cluster that was not audited again", []*api.AuditReport{in("x", reportOf(a)), in("y", reportOf(b))}, []*api.AuditReport{in("x", reportOf(a))},
			"unknown b y\nunchanged a x", api.Changes{Unknown: 1, Unchanged: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Diff(Stored{"old.json", tt.before}, Stored{"new.json", tt.after})
			if diff := cmp.Diff(tt.want, lines(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.changes, got.Changes); diff != "" {
				t.Error(diff)
			}
			if got.Old.File != "old.json" || len(got.Old.Audits) != len(tt.before) || len(got.New.Audits) != len(tt.after) {
				t.Errorf("old %v, new %v", got.Old, got.New)
			}
		})
	}
}

func TestForeign(t *testing.T) {
	tests := []struct {
		name      string
		now, then string
		want      bool
	}{
		{"same", "https://a", "https://a", false},
		{"another", "https://a", "https://b", true},
		{"files", "", "https://b", false},
		{"baseline of files", "https://a", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now, then := &api.AuditReport{}, &api.AuditReport{}
			now.Cluster.Server, then.Cluster.Server = tt.now, tt.then
			if got := Foreign(now, then); got != tt.want {
				t.Errorf("got %t", got)
			}
		})
	}
}
