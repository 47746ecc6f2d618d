package render

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// printPrometheus writes gauges in the text format, for the textfile collector
// of the node exporter or for a Pushgateway. The number of series depends on
// that of policies and not on the size of the cluster.
func printPrometheus(a audits, w io.Writer) error {
	set := &metricSet{}
	for _, r := range a.reports {
		set.report(r)
	}
	set.cluster = ""
	set.gauge("sysaudit_clusters_unaudited", "Clusters that could not be audited.", float64(len(a.gaps)), nil)
	for _, family := range set.families {
		if _, err := expfmt.MetricFamilyToText(w, family); err != nil {
			return err
		}
	}
	return nil
}

// labels are the labels of one series.
type labels map[string]string

// metricSet keeps metric families in the order of their first series.
type metricSet struct {
	families []*dto.MetricFamily
	// cluster is a label of all series of a report, if it is known. Inside a
	// cluster nobody knows its name, and Prometheus adds its own label.
	cluster string
}

func (s *metricSet) report(r *api.AuditReport) {
	s.cluster = r.Cluster.Context
	for _, metric := range []struct {
		name, help string
		value      int
	}{
		{"sysaudit_workloads", "Audited workloads.", r.Summary.Workloads},
		{"sysaudit_components", "Different components among the audited workloads.", r.Summary.Components},
		{"sysaudit_nodes", "Nodes of the cluster.", r.Cluster.Nodes},
		{"sysaudit_pods", "Pods of the cluster, audited or not.", r.Cluster.Pods},
		{"sysaudit_policies", "Policies that were evaluated.", r.Metadata.PolicySet.Count},
		{"sysaudit_findings_waived", "Findings that a waiver accepts.", r.Summary.Waived},
	} {
		s.gauge(metric.name, metric.help, float64(metric.value), nil)
	}
	s.findings(r)
	s.counts("sysaudit_gaps", "Things that could not be read or evaluated.", "reason", gapReasons(r))
	s.counts("sysaudit_paths", "Starts from which an attacker reaches a goal.", "goal", goals(r))
	if at := r.Metadata.GeneratedAt; !at.IsZero() {
		s.gauge("sysaudit_last_audit_timestamp_seconds", "Unix time of the audit.", float64(at.Unix()), nil)
	}
	s.gauge("sysaudit_build_info", "Program and policies that made the audit; the value is 1.", 1,
		labels{"version": r.Metadata.Tool.Version, "policies": r.Metadata.PolicySet.Digest})
}

// findings counts what is not waived, by severity, and by policy.
func (s *metricSet) findings(r *api.AuditReport) {
	const help = "Findings that no waiver accepts."
	bySeverity := r.Summary.Findings
	for _, count := range []struct {
		severity api.Severity
		value    int
	}{{api.Critical, bySeverity.Critical}, {api.High, bySeverity.High}, {api.Medium, bySeverity.Medium}, {api.Low, bySeverity.Low}} {
		s.gauge("sysaudit_findings", help, float64(count.value), labels{"severity": string(count.severity)})
	}
	type key struct{ policy, severity string }
	byPolicy := map[key]int{}
	for _, f := range r.Findings {
		if f.Waived == nil {
			byPolicy[key{f.Policy, string(f.Severity)}]++
		}
	}
	keys := slices.SortedFunc(maps.Keys(byPolicy), func(x, y key) int {
		return cmp.Or(cmp.Compare(x.policy, y.policy), cmp.Compare(x.severity, y.severity))
	})
	for _, k := range keys {
		s.gauge("sysaudit_policy_findings", "Findings of one policy that no waiver accepts.", float64(byPolicy[k]),
			labels{"policy": k.policy, "severity": k.severity})
	}
}

// counts writes one series for each value of a label.
func (s *metricSet) counts(name, help, label string, values map[string]int) {
	for _, value := range slices.Sorted(maps.Keys(values)) {
		s.gauge(name, help, float64(values[value]), labels{label: value})
	}
}

func gapReasons(r *api.AuditReport) map[string]int {
	reasons := map[string]int{string(api.ReasonForbidden): 0}
	for _, gap := range r.Gaps {
		reasons[string(gap.Reason)]++
	}
	return reasons
}

// goals counts paths. The namespaces of a cluster are one goal, since their
// number has no limit.
func goals(r *api.AuditReport) map[string]int {
	counts := map[string]int{api.GoalClusterAdmin: 0}
	for _, path := range r.Paths {
		goal, _, _ := strings.Cut(path.To, ":")
		counts[goal]++
	}
	return counts
}

// gauge adds a series. Its labels are sorted by name.
func (s *metricSet) gauge(name, help string, value float64, l labels) {
	metric := &dto.Metric{Gauge: &dto.Gauge{Value: &value}}
	if s.cluster != "" {
		metric.Label = append(metric.Label, &dto.LabelPair{Name: new("cluster"), Value: new(s.cluster)})
	}
	for _, label := range slices.Sorted(maps.Keys(l)) {
		metric.Label = append(metric.Label, &dto.LabelPair{Name: &label, Value: new(l[label])})
	}
	family := s.family(name, help)
	family.Metric = append(family.Metric, metric)
}

func (s *metricSet) family(name, help string) *dto.MetricFamily {
	for _, family := range s.families {
		if family.GetName() == name {
			return family
		}
	}
	family := &dto.MetricFamily{Name: &name, Help: &help, Type: dto.MetricType_GAUGE.Enum()}
	s.families = append(s.families, family)
	return family
}
