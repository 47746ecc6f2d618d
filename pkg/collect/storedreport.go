package collect

import (
	"encoding/json"
	"fmt"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// storedDocument hands on a report, if somebody takes it. All other documents
// that this program prints are nothing to audit.
func (r *fileReader) storedDocument(f *file, d manifest.Document) {
	if r.reports == nil || !isReport(d) {
		r.sink.Gap(api.Gap{
			Kind: api.GapObject, Resource: f.name, Reason: api.ReasonUnrecognized, File: d.File, Line: d.Line,
			Message: fmt.Sprintf("a document of kind %s is nothing to audit", d.Kind),
		})
		return
	}
	fleet, err := storedFleet(d)
	if err != nil {
		r.undecodable(f, d, Resource{Name: f.name}, err)
		return
	}
	for _, report := range pointers(fleet.Reports) {
		r.reports(report)
	}
}

// isReport is true for the report of one cluster, and for that of several.
func isReport(d manifest.Document) bool {
	return d.APIVersion == api.APIVersion && (d.Kind == api.Kind || d.Kind == api.KindFleetReport)
}

// storedFleet are the reports in a document, one for each cluster.
func storedFleet(d manifest.Document) (*api.FleetReport, error) {
	fleet := &api.FleetReport{}
	if d.Kind == api.KindFleetReport {
		return fleet, decodeStored(d, fleet)
	}
	fleet.Reports = make([]api.AuditReport, 1)
	return fleet, decodeStored(d, &fleet.Reports[0])
}

func pointers(reports []api.AuditReport) []*api.AuditReport {
	all := make([]*api.AuditReport, len(reports))
	for i := range reports {
		all[i] = &reports[i]
	}
	return all
}

func decodeStored(d manifest.Document, into any) error {
	text, err := d.JSON()
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
