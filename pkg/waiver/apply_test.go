package waiver

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func waiverOf(policy, kind, namespace, name, expires string) api.Waiver {
	return api.Waiver{
		Policy: policy, Subject: api.Subject{Kind: kind, Namespace: namespace, Name: name},
		Waived: api.Waived{Reason: policy, Owner: "o", Expires: expires},
	}
}

func TestApply(t *testing.T) {
	findings := []api.Finding{
		{ID: "f-1", Policy: "host-pid", Subject: api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "cilium"}},
		{ID: "f-2", Policy: "host-ipc", Subject: api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "cilium"}},
		{ID: "f-3", Policy: "read-secrets", Subject: api.Subject{Kind: "Group", Name: "a/b"}},
	}
	const later, today, past = "2026-03-02", "2026-03-01", "2026-02-28"
	tests := []struct {
		name   string
		waiver api.Waiver
		waived []string
		state  api.WaiverState
		found  int
	}{
		{"exact", waiverOf("host-pid", "DaemonSet", "kube-system", "cilium", later), []string{"f-1"}, api.WaiverActive, 1},
		{"policy glob", waiverOf("host-*", "DaemonSet", "kube-system", "cilium", later), []string{"f-1", "f-2"}, api.WaiverActive, 2},
		{"name glob", waiverOf("host-pid", "DaemonSet", "kube-*", "cil*", later), []string{"f-1"}, api.WaiverActive, 1},
		{"kind glob", waiverOf("host-pid", "*", "kube-system", "cilium", later), []string{"f-1"}, api.WaiverActive, 1},
		{"everything", waiverOf("*", "*", "*", "*", later), []string{"f-1", "f-2", "f-3"}, api.WaiverActive, 3},
		{"no namespace", waiverOf("read-secrets", "Group", "", "*", later), []string{"f-3"}, api.WaiverActive, 1},
		{"a star takes slashes", waiverOf("read-secrets", "Group", "", "a*", later), []string{"f-3"}, api.WaiverActive, 1},
		{"empty namespace is no star", waiverOf("host-pid", "DaemonSet", "", "cilium", later), nil, api.WaiverUnused, 0},
		{"other policy", waiverOf("host", "DaemonSet", "kube-system", "cilium", later), nil, api.WaiverUnused, 0},
		{"other kind", waiverOf("host-pid", "Deployment", "kube-system", "cilium", later), nil, api.WaiverUnused, 0},
		{"other name", waiverOf("host-pid", "DaemonSet", "kube-system", "cil", later), nil, api.WaiverUnused, 0},
		{"last day", waiverOf("host-pid", "DaemonSet", "kube-system", "cilium", today), []string{"f-1"}, api.WaiverActive, 1},
		{"over", waiverOf("host-pid", "DaemonSet", "kube-system", "cilium", past), nil, api.WaiverExpired, 1},
		{"over and unused", waiverOf("x", "DaemonSet", "kube-system", "cilium", past), nil, api.WaiverExpired, 0},
	}
	// It is the first of March in UTC, but not everywhere.
	now := time.Date(2026, 3, 2, 1, 0, 0, 0, time.FixedZone("east", 2*60*60))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := (&api.AuditReport{Findings: findings}).DeepCopy()
			Apply(report, []api.Waiver{tt.waiver}, now)
			var waived []string
			for _, f := range report.Findings {
				if f.Waived != nil {
					waived = append(waived, f.ID)
				}
			}
			if diff := cmp.Diff(tt.waived, waived); diff != "" {
				t.Errorf("waived (-want +got):\n%s", diff)
			}
			want := tt.waiver
			want.State, want.Findings = tt.state, tt.found
			if diff := cmp.Diff([]api.Waiver{want}, report.Waivers); diff != "" {
				t.Errorf("waivers (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFirstWaiverThatIsNotOverAccepts(t *testing.T) {
	report := &api.AuditReport{Findings: []api.Finding{{Policy: "a"}}}
	waivers := []api.Waiver{
		waiverOf("a", "", "", "", "2026-01-01"), waiverOf("*", "", "", "", "2027-01-01"), waiverOf("a*", "", "", "", "2028-01-01"),
	}
	Apply(report, waivers, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
	want := &api.Waived{Reason: "*", Owner: "o", Expires: "2027-01-01"}
	if diff := cmp.Diff(want, report.Findings[0].Waived); diff != "" {
		t.Error(diff)
	}
	var states []api.WaiverState
	for _, w := range report.Waivers {
		states = append(states, w.State)
	}
	if diff := cmp.Diff([]api.WaiverState{api.WaiverExpired, api.WaiverActive, api.WaiverActive}, states); diff != "" {
		t.Error(diff)
	}
	if waivers[0].State != "" {
		t.Error("the waivers that were given have changed")
	}
}
