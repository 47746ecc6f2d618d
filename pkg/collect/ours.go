package collect

import (
	"encoding/json"
	"fmt"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// snapshotState is how far a file has been a snapshot.
type snapshotState int

const (
	noSnapshot snapshotState = iota
	snapshotBegun
	snapshotEnded
)

// ours reads the items by which a snapshot says what its objects do not.
func (r *fileReader) ours(f *file, d manifest.Document) {
	switch d.Kind {
	case kindSnapshot:
		f.snapshot = snapshotBegun
	case kindSnapshotEnd:
		f.snapshot = snapshotEnded
		if err := r.snapshotEnd(d); err != nil {
			r.undecodable(f, d, Resource{Name: f.name}, err)
		}
	case api.Kind:
		r.report(f, d)
	default:
		r.nothingToAudit(f, d)
	}
}

func (r *fileReader) nothingToAudit(f *file, d manifest.Document) {
	r.sink.Gap(api.Gap{
		Kind: api.GapObject, Resource: f.name, Reason: api.ReasonUnrecognized, File: d.File, Line: d.Line,
		Message: fmt.Sprintf("a document of kind %s is nothing to audit", d.Kind),
	})
}

// report hands a stored report on.
func (r *fileReader) report(f *file, d manifest.Document) {
	if r.reports == nil {
		r.nothingToAudit(f, d)
		return
	}
	text, err := d.JSON()
	if err == nil {
		stored := &api.AuditReport{}
		if err = json.Unmarshal(text, stored); err == nil {
			r.reports(stored)
			return
		}
	}
	r.undecodable(f, d, Resource{Name: f.name}, err)
}

func (r *fileReader) snapshotEnd(d manifest.Document) error {
	text, err := d.JSON()
	if err != nil {
		return err
	}
	var end snapshotEnd
	if err := json.Unmarshal(text, &end); err != nil {
		return err
	}
	for _, gap := range end.Gaps {
		r.sink.Gap(gap)
	}
	for _, resource := range end.Resources {
		r.sink.Read(resource)
	}
	if r.cluster.Server == "" && r.cluster.Context == "" {
		r.cluster.Context, r.cluster.Server, r.cluster.Version = end.Cluster.Context, end.Cluster.Server, end.Cluster.Version
	}
	// A snapshot of files knows their names.
	r.cluster.Source = append(r.cluster.Source, end.Cluster.Source...)
	return nil
}
