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
	if r.reports == nil || d.Kind != api.Kind || d.APIVersion != api.APIVersion {
		r.sink.Gap(api.Gap{
			Kind: api.GapObject, Resource: f.name, Reason: api.ReasonUnrecognized, File: d.File, Line: d.Line,
			Message: fmt.Sprintf("a document of kind %s is nothing to audit", d.Kind),
		})
		return
	}
	report, err := storedReport(d)
	if err != nil {
		r.undecodable(f, d, Resource{Name: f.name}, err)
		return
	}
	r.reports(report)
}

func storedReport(d manifest.Document) (*api.AuditReport, error) {
	text, err := d.JSON()
	if err != nil {
		return nil, err
	}
	report := &api.AuditReport{}
	if err := json.Unmarshal(text, report); err != nil {
		return nil, err
	}
	return report, nil
}
