package render

import (
	"strconv"
	"strings"

	openreports "github.com/openreports/reports-api/apis/openreports.io/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// The results of both APIs.
const (
	resultFail  openreports.Result = "fail"
	resultPass  openreports.Result = "pass"
	resultSkip  openreports.Result = "skip"
	resultError openreports.Result = "error"
)

// longestReportText is the number of bytes that one text of a result may have.
const longestReportText = 1000

// auditPolicy stands for a policy in results about the audit itself.
const auditPolicy = "audit"

func findingResult(r *api.AuditReport, f api.Finding) openreports.ReportResult {
	result := newResult(r, f.Policy, resultFail, f.Message)
	if f.Waived != nil {
		result.Result = resultSkip
	}
	result.Category, result.Severity, result.Scored = categoryOf(r, f.Policy), openreports.ResultSeverity(f.Severity), true
	result.Subjects = []corev1.ObjectReference{reference(f.Subject)}
	result.Properties = resultProperties(f)
	return result
}

func gapResult(r *api.AuditReport, gap api.Gap) openreports.ReportResult {
	result := newResult(r, auditPolicy, resultError, gapText(gap))
	result.Properties = map[string]string{"reason": string(gap.Reason)}
	return result
}

func completeResult(r *api.AuditReport) openreports.ReportResult {
	return newResult(r, auditPolicy, resultPass, "audit complete: "+summaryLine(r))
}

func newResult(r *api.AuditReport, policy string, result openreports.Result, message string) openreports.ReportResult {
	at := metav1.Timestamp{}
	if !r.Metadata.GeneratedAt.IsZero() {
		at.Seconds = r.Metadata.GeneratedAt.Unix()
	}
	return openreports.ReportResult{
		Source: ManagedBy, Policy: policy, Result: result, Timestamp: at,
		Description: shortened(message, longestReportText),
	}
}

func categoryOf(r *api.AuditReport, policy string) string {
	for _, p := range r.Policies {
		if p.ID == policy {
			return p.Category
		}
	}
	return ""
}

// reference names the subject. Those that are no objects have no API version.
func reference(s api.Subject) corev1.ObjectReference {
	ref := corev1.ObjectReference{Kind: s.Kind, Namespace: s.Namespace, Name: s.Name}
	if gk, ok := groupKind(s.Kind); ok {
		ref.APIVersion = schema.GroupVersion{Group: gk.Group, Version: "v1"}.String()
	}
	return ref
}

// resultProperties are what a result has no fields for.
func resultProperties(f api.Finding) map[string]string {
	properties := map[string]string{}
	for _, property := range [][2]string{
		{"id", f.ID},
		{"rank", strconv.Itoa(f.Rank)},
		{"component", f.Subject.Component},
		{"containers", joined(containersOf(f))},
		{"evidence", strings.Join(proofTexts(f), "; ")},
		{"gives", capability(f.Capability)},
		{"leads", strings.TrimSuffix(strings.TrimPrefix(reach(f.Reaches), "Leads "), ".")},
		{"owner", owner(f.Owner)},
		{"remediation", f.Remediation},
	} {
		if property[1] != "" {
			properties[property[0]] = shortened(property[1], longestReportText)
		}
	}
	if f.Waived != nil {
		properties["waived"] = shortened(waivedBy(*f.Waived), longestReportText)
	}
	return properties
}
