package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// metricsOf parses with Prometheus' own parser, and asks its linter.
func metricsOf(t *testing.T, document runtime.Object) map[string]*dto.MetricFamily {
	t.Helper()
	text := reported(t, "prometheus", document)
	problems, err := promlint.New(strings.NewReader(text)).Lint()
	if err != nil || len(problems) > 0 {
		t.Errorf("lint: %v %v", problems, err)
	}
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return families
}

func TestPrometheusIsWellFormed(t *testing.T) {
	for name, document := range map[string]runtime.Object{
		"sample": fullSample(t), "clean": cleanReport(t), "empty": &api.AuditReport{}, "hostile": hostileReport(t),
		"several clusters": twoClusters(t), "no cluster": api.NewFleetReport(nil, twoClusters(t).Gaps),
	} {
		t.Run(name, func(t *testing.T) { metricsOf(t, document) })
	}
}

// value finds a series by some of its labels.
func value(t *testing.T, families map[string]*dto.MetricFamily, name string, want map[string]string) float64 {
	t.Helper()
	for _, metric := range families[name].GetMetric() {
		matching := 0
		for _, label := range metric.GetLabel() {
			if want[label.GetName()] == label.GetValue() {
				matching++
			}
		}
		if matching == len(want) {
			return metric.GetGauge().GetValue()
		}
	}
	t.Fatalf("no %s with %v", name, want)
	return 0
}

func TestPrometheusValues(t *testing.T) {
	families := metricsOf(t, twoClusters(t))
	tests := []struct {
		name   string
		labels map[string]string
		want   float64
	}{
		{"sysaudit_findings", map[string]string{"cluster": "prod-eu", "severity": "critical"}, 4},
		{"sysaudit_findings", map[string]string{"cluster": "staging", "severity": "low"}, 2},
		{"sysaudit_policy_findings", map[string]string{"cluster": "staging", "policy": "privileged-container"}, 1},
		{"sysaudit_findings_waived", map[string]string{"cluster": "staging"}, 2},
		{"sysaudit_gaps", map[string]string{"reason": "forbidden"}, 1},
		{"sysaudit_paths", map[string]string{"goal": "namespace"}, 2},
		{"sysaudit_last_audit_timestamp_seconds", nil, 1772366400},
		{"sysaudit_clusters_unaudited", nil, 1},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, value(t, families, tt.name, tt.labels)); diff != "" {
			t.Errorf("%s %v: %s", tt.name, tt.labels, diff)
		}
	}
	if clean := metricsOf(t, cleanReport(t)); value(t, clean, "sysaudit_gaps", nil) != 0 {
		t.Error("without gaps there is no zero to compare with")
	}
}

// TestPrometheusDoesNotGrowWithTheCluster: more objects of all kinds, with the
// same policies, give no more series.
func TestPrometheusDoesNotGrowWithTheCluster(t *testing.T) {
	small, big := fullSample(t), fullSample(t)
	for range 5 {
		for _, f := range small.Findings {
			f.ID, f.Subject.Name, f.Subject.Namespace = f.ID+"x", f.Subject.Name+"x", "more"
			big.Findings = append(big.Findings, f)
		}
		big.Paths = append(big.Paths, api.Path{To: api.GoalNamespace + strings.Repeat("x", len(big.Paths))})
		big.Components = append(big.Components, small.Components...)
	}
	if diff := cmp.Diff(series(metricsOf(t, small)), series(metricsOf(t, big))); diff != "" {
		t.Error(diff)
	}
}

func series(families map[string]*dto.MetricFamily) map[string]int {
	counts := map[string]int{}
	for name, family := range families {
		counts[name] = len(family.GetMetric())
	}
	return counts
}
