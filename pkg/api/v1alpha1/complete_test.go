package v1alpha1_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestCompleteLeavesNoNull(t *testing.T) {
	components, policies := []api.Component{{}}, []api.Policy{{}}
	report := &api.AuditReport{Components: components, Policies: policies, Findings: []api.Finding{{}}}
	report.Complete()
	diff := &api.AuditDiff{Findings: []api.Finding{{}}}
	diff.Complete()
	documents := []struct {
		document runtime.Object
		kind     string
		nulls    int // of times that were never set
	}{
		{report, "AuditReport", 1},
		{api.NewComponentList(api.Cluster{}, []api.Component{{}}, nil), "ComponentList", 0},
		{api.NewComponentList(api.Cluster{}, nil, nil), "ComponentList", 0},
		{api.NewPolicyList([]api.Policy{{}}), "PolicyList", 0},
		{api.NewPolicyList(nil), "PolicyList", 0},
		{api.NewFleetReport([]api.AuditReport{{Findings: []api.Finding{{}}}}, nil), "FleetReport", 1},
		{api.NewFleetReport(nil, nil), "FleetReport", 0},
		{diff, "AuditDiff", 0},
	}
	for _, tt := range documents {
		data, err := json.Marshal(tt.document)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(data), "null"); n != tt.nulls {
			t.Errorf("%s has %d nulls: %s", tt.kind, n, data)
		}
		gvk := tt.document.GetObjectKind().GroupVersionKind()
		if diff := cmp.Diff("sysaudit.dev/v1alpha1, Kind="+tt.kind, gvk.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestDeepCopySharesNothing(t *testing.T) {
	report, want := fullReport(), fullReport()
	copied, ok := report.DeepCopyObject().(*api.AuditReport)
	if !ok || !cmp.Equal(report, copied) {
		t.Fatal("the copy differs")
	}
	copied.Findings[0].Evidence[0].Value = "changed"
	*copied.Findings[0].Evidence[0].Index = 99
	copied.Findings[0].Capability.Names[0] = "changed"
	copied.Policies[0].Frameworks["x"][0] = "changed"
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("changing the copy changed the report:\n%s", diff)
	}
}
