package render

import (
	"fmt"
	"io"

	openreports "github.com/openreports/reports-api/apis/openreports.io/v1alpha1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// ManagedByLabel and ManagedBy are the label of all objects that hold reports.
const (
	ManagedByLabel = "app.kubernetes.io/managed-by"
	ManagedBy      = "kubectl-sysaudit"
)

// reportAPI is an API for reports of policies. Both have the same fields but for
// the source of a whole report.
type reportAPI struct {
	groupVersion schema.GroupVersion
	// namespaced and cluster are the kinds.
	namespaced, cluster string
	// source is true if a report as a whole names its source.
	source bool
}

func openReportsAPI() reportAPI {
	return reportAPI{groupVersion: openreports.SchemeGroupVersion, namespaced: "Report", cluster: "ClusterReport", source: true}
}

// policyReportsAPI is that of the Kubernetes policy working group, which
// OpenReports goes on from.
func policyReportsAPI() reportAPI {
	return reportAPI{
		groupVersion: schema.GroupVersion{Group: "wgpolicyk8s.io", Version: "v1alpha2"},
		namespaced:   "PolicyReport", cluster: "ClusterPolicyReport",
	}
}

func printOpenReports(a audits, w io.Writer) error { return printReportObjects(a, openReportsAPI(), w) }

func printPolicyReports(a audits, w io.Writer) error {
	return printReportObjects(a, policyReportsAPI(), w)
}

// printReportObjects writes YAML for kubectl apply.
func printReportObjects(a audits, kinds reportAPI, w io.Writer) error {
	if len(a.reports) != 1 || len(a.gaps) > 0 {
		return OneClusterOnly("openreports")
	}
	objects, err := kinds.objects(a.reports[0])
	if err != nil {
		return err
	}
	for i, object := range objects {
		text, err := yaml.Marshal(object)
		if err != nil {
			return err
		}
		if i > 0 {
			text = append([]byte("---\n"), text...)
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// objects are one for the audit as a whole, and one for each namespace and
// owner that has findings, or more if they are many.
func (k reportAPI) objects(r *api.AuditReport) ([]*unstructured.Unstructured, error) {
	var all []*unstructured.Unstructured
	for _, group := range append([]resultGroup{auditGroup(r)}, ownerGroups(r)...) {
		for n, results := range group.parts() {
			object, err := k.object(group, n, results)
			if err != nil {
				return nil, err
			}
			all = append(all, object)
		}
	}
	return all, nil
}

func (k reportAPI) object(group resultGroup, n int, results []openreports.ReportResult) (*unstructured.Unstructured, error) {
	report := openreports.Report{
		ObjectMeta: metav1.ObjectMeta{
			Name: group.name(n), Namespace: group.namespace, Labels: map[string]string{ManagedByLabel: ManagedBy},
		},
		Source: ManagedBy, Summary: summaryOf(results), Results: results,
	}
	fields, err := runtime.DefaultUnstructuredConverter.ToUnstructured(&report)
	if err != nil {
		return nil, fmt.Errorf("convert report: %w", err)
	}
	object := &unstructured.Unstructured{Object: fields}
	kind := k.namespaced
	if group.namespace == "" {
		kind = k.cluster
	}
	object.SetGroupVersionKind(k.groupVersion.WithKind(kind))
	if !k.source {
		unstructured.RemoveNestedField(fields, "source")
	}
	return object, nil
}

func summaryOf(results []openreports.ReportResult) openreports.ReportSummary {
	var s openreports.ReportSummary
	for _, result := range results {
		switch result.Result {
		case resultFail:
			s.Fail++
		case resultSkip:
			s.Skip++
		case resultError:
			s.Error++
		case resultPass:
			s.Pass++
		}
	}
	return s
}
