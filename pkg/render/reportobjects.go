package render

import (
	"fmt"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// ReportKinds are the kinds of the objects of a format, which is openreports or
// policyreport.
func ReportKinds(format string) ([]schema.GroupVersionKind, error) {
	kinds, err := reportAPIOf(format)
	if err != nil {
		return nil, err
	}
	return []schema.GroupVersionKind{
		kinds.groupVersion.WithKind(kinds.namespaced), kinds.groupVersion.WithKind(kinds.cluster),
	}, nil
}

// ReportObjects are the objects that store a report in its cluster.
func ReportObjects(format string, r *api.AuditReport) ([]*unstructured.Unstructured, error) {
	kinds, err := reportAPIOf(format)
	if err != nil {
		return nil, err
	}
	return kinds.objects(legible(r))
}

func reportAPIOf(format string) (reportAPI, error) {
	switch format {
	case "openreports":
		return openReportsAPI(), nil
	case "policyreport":
		return policyReportsAPI(), nil
	}
	return reportAPI{}, fmt.Errorf("unknown kind of report %q: use openreports or policyreport", format)
}
