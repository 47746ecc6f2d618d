package collect

import (
	"encoding/json"

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
	default:
		r.storedDocument(f, d)
	}
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
