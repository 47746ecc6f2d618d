package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Status is how a finding compares with an earlier audit.
type Status string

// The statuses of a finding.
const (
	// StatusNew: the earlier audit did not find it, or not as severe.
	StatusNew Status = "new"
	// StatusUnchanged: the earlier audit found it too.
	StatusUnchanged Status = "unchanged"
	// StatusResolved: only the earlier audit found it, and the later one looked.
	StatusResolved Status = "resolved"
	// StatusUnknown: only the earlier audit found it, but the later one did not
	// look everywhere that the earlier one did.
	StatusUnknown Status = "unknown"
)

// Statuses lists all of them, those that matter most first.
func Statuses() []Status {
	return []Status{StatusNew, StatusUnknown, StatusResolved, StatusUnchanged}
}

// Baseline is the earlier audit that a report was compared with.
type Baseline struct {
	// GeneratedAt is the time of the earlier audit.
	GeneratedAt metav1.Time `json:"generatedAt"`
	// Cluster is what was audited then.
	Cluster Cluster `json:"cluster"`
	Changes Changes `json:"changes"`
}

// Changes counts findings by their status. Waived findings are left out.
type Changes struct {
	New       int `json:"new"`
	Unchanged int `json:"unchanged"`
	Resolved  int `json:"resolved"`
	Unknown   int `json:"unknown"`
}

// KindAuditDiff is the kind of a comparison of stored reports.
const KindAuditDiff = "AuditDiff"

// AuditDiff is what differs between two stored audits.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type AuditDiff struct {
	metav1.TypeMeta `json:",inline"`

	Old Revision `json:"old"`
	New Revision `json:"new"`
	// Changes counts the findings.
	Changes Changes `json:"changes"`
	// Findings are those of both audits, once each, with their status: new ones
	// first, unchanged ones last.
	Findings []Finding `json:"findings"`
}

// Revision is one of the audits that are compared.
type Revision struct {
	// File is where its report was read.
	File string `json:"file"`
	// Audits are the audits of that file, one for each cluster.
	Audits []Audit `json:"audits"`
}

// Audit identifies one audit.
type Audit struct {
	GeneratedAt metav1.Time `json:"generatedAt"`
	Cluster     Cluster     `json:"cluster"`
	// Gaps is the number of its gaps.
	Gaps int `json:"gaps"`
}
