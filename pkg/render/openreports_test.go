package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	openreports "github.com/openreports/reports-api/apis/openreports.io/v1alpha1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// openReportsOf prints a report, and decodes it strictly.
func openReportsOf(t *testing.T, r *api.AuditReport) []openreports.Report {
	t.Helper()
	var all []openreports.Report
	for _, text := range strings.Split(reported(t, "openreports", r), "\n---\n") {
		var report openreports.Report
		if err := yaml.UnmarshalStrict([]byte(text), &report); err != nil {
			t.Fatal(err)
		}
		all = append(all, report)
	}
	return all
}

func TestOpenReportsAreOnePerNamespaceAndOwner(t *testing.T) {
	var got []string
	for _, report := range openReportsOf(t, fullSample(t)) {
		s := report.Summary
		got = append(got, fmt.Sprintf("%s %s/%s fail=%d skip=%d error=%d", report.Kind, report.Namespace, report.Name, s.Fail, s.Skip, s.Error))
	}
	want := []string{
		"ClusterReport /sysaudit fail=0 skip=0 error=2",
		"ClusterReport /sysaudit-unknown-b23a6a84 fail=2 skip=0 error=0",
		"Report datadog/sysaudit-unknown-b23a6a84 fail=1 skip=0 error=0",
		`Report default\n/sysaudit-unknown-b23a6a84 fail=1 skip=0 error=0`,
		"Report istio-system/sysaudit-unknown-b23a6a84 fail=1 skip=0 error=0",
		"Report kube-system/sysaudit-addon-manager-5576281f fail=0 skip=1 error=0",
		"Report kube-system/sysaudit-helm-logging-fluent-bit-f06b7477 fail=1 skip=0 error=0",
		"Report kube-system/sysaudit-unknown-b23a6a84 fail=5 skip=0 error=0",
		"Report monitoring/sysaudit-unknown-b23a6a84 fail=1 skip=0 error=0",
		"Report openshift-cluster-csi-drivers/sysaudit-unknown-b23a6a84 fail=1 skip=0 error=0",
		"Report ops/sysaudit-unknown-b23a6a84 fail=1 skip=0 error=0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOpenReportsSayThatTheAuditWasComplete(t *testing.T) {
	reports := openReportsOf(t, cleanReport(t))
	if len(reports) != 1 || reports[0].Summary.Pass != 1 || reports[0].Results[0].Timestamp.Seconds != 1772366400 {
		t.Errorf("%+v", reports)
	}
}

// TestReportObjectsAreBounded: with the longest texts there can be, each object
// is well below what etcd takes, and nothing is lost.
func TestReportObjectsAreBounded(t *testing.T) {
	r := hostileReport(t)
	one := r.Findings[0]
	one.Message, one.Remediation, one.Waived = strings.Repeat("<", 1<<16), strings.Repeat("\"", 1<<16), nil
	one.Subject = api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: longName(), Component: longName()}
	one.Evidence = nil
	for range 20 {
		one.Evidence = append(one.Evidence, api.Evidence{Field: longName(), Value: longName()})
	}
	r.Findings = nil
	for i := range 234 {
		one.ID = fmt.Sprint(i)
		r.Findings = append(r.Findings, one)
	}
	objects, err := ReportObjects("openreports", r)
	if err != nil {
		t.Fatal(err)
	}
	results, names := 0, map[string]bool{}
	for _, object := range objects {
		text, err := object.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 1<<20 {
			t.Errorf("%s has %d bytes", object.GetName(), len(text))
		}
		var report openreports.Report
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(object.Object, &report); err != nil {
			t.Fatal(err)
		}
		results += report.Summary.Fail
		if problems := validation.IsDNS1123Label(object.GetName()); len(problems) > 0 || names[object.GetNamespace()+object.GetName()] {
			t.Errorf("name %q: %v", object.GetName(), problems)
		}
		names[object.GetNamespace()+object.GetName()] = true
	}
	if results != 234 {
		t.Errorf("%d results", results)
	}
}

func TestPolicyReportsDifferInKindAndSource(t *testing.T) {
	objects, err := ReportObjects("policyreport", fullSample(t))
	if err != nil {
		t.Fatal(err)
	}
	kinds, err := ReportKinds("policyreport")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, object := range objects {
		seen[object.GroupVersionKind().String()]++
		if _, found := object.Object["source"]; found {
			t.Errorf("%s has a source, which the API does not know", object.GetName())
		}
	}
	if seen[kinds[0].String()] != 9 || seen[kinds[1].String()] != 2 {
		t.Errorf("%v", seen)
	}
}

func TestReportObjectsRefuseOtherFormats(t *testing.T) {
	if _, err := ReportObjects("sarif", fullSample(t)); err == nil {
		t.Error("sarif is no kind of object")
	}
}

// TestObjectsAreOfOneCluster: a cluster stores what it is about.
func TestObjectsAreOfOneCluster(t *testing.T) {
	for _, format := range []string{"openreports", "policyreport"} {
		printer, err := ReportPrinter(format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := printer.PrintObj(twoClusters(t), &strings.Builder{}); err == nil || !strings.Contains(err.Error(), "one cluster only") {
			t.Errorf("%s: %v", format, err)
		}
	}
}
