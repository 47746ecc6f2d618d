package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// KindFleetReport is the kind of an audit of several clusters.
const KindFleetReport = "FleetReport"

// FleetReport is the result of one audit of several clusters.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type FleetReport struct {
	metav1.TypeMeta `json:",inline"`

	// Reports has one for each cluster that could be audited, in the order in
	// which the contexts were named.
	Reports []AuditReport `json:"reports"`
	// Gaps are the clusters that could not be audited.
	Gaps []Gap `json:"gaps"`
}

// NewFleetReport makes a complete document of reports.
func NewFleetReport(reports []AuditReport, gaps []Gap) *FleetReport {
	fleet := &FleetReport{Reports: reports, Gaps: gaps}
	fleet.Complete()
	return fleet
}
