package collect

import (
	"context"
	"errors"
	"fmt"
	"io"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// fileReader decodes the documents of all files.
type fileReader struct {
	sink    Sink
	kinds   *kinds
	cluster Cluster
	seen    seen
	unknown unknownFields
	// reports takes stored reports, if not nil.
	reports func(*api.AuditReport)
}

func newFileReader(sink Sink) *fileReader {
	return &fileReader{sink: sink, kinds: newKinds(), seen: seen{}, unknown: unknownFields{}}
}

// file is what became of one file.
type file struct {
	name string
	// objects counts documents that are API objects, used or not.
	objects int
	// invalid counts documents that are no YAML or JSON.
	invalid int
	// nameless counts documents without a kind, of which the first is on
	// line firstNameless.
	nameless, firstNameless int
	snapshot                snapshotState
}

// stream reads one file. Its error is one of reading; all else is a gap.
func (r *fileReader) stream(ctx context.Context, name string, text io.Reader) error {
	f := &file{name: name}
	for d, err := range manifest.Objects(name, text) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var syntax *manifest.SyntaxError
		switch {
		case errors.As(err, &syntax):
			r.invalid(f, syntax)
		case err != nil:
			r.unreadable(name, err)
			r.endFile(f)
			return err
		default:
			r.document(f, d)
		}
	}
	r.endFile(f)
	return nil
}

// document decodes one document and adds it, if an audit uses its kind.
func (r *fileReader) document(f *file, d manifest.Document) {
	resource, known := r.kinds.of(&d)
	if d.Kind == "" {
		r.withoutKind(f, d)
		return
	}
	f.objects++
	if isOurs(d) {
		r.ours(f, d)
		return
	}
	if !known {
		return
	}
	decoded, err := resource.decode(d)
	if err != nil {
		r.undecodable(f, d, resource, err)
		return
	}
	r.note(resource, d, decoded)
	strip(decoded.object)
	again, gaps := r.seen.before(d, decoded.object)
	for _, gap := range gaps {
		r.sink.Gap(gap)
	}
	if again {
		return
	}
	object := inventory.Object{Object: decoded.object, Origin: d.Origin}
	if f.snapshot != noSnapshot {
		// The objects of a snapshot were read in the cluster.
		object.Origin = manifest.Origin{}
	}
	r.sink.Add(object)
}

// note reports what did not go into an object.
func (r *fileReader) note(resource Resource, d manifest.Document, decoded *decoded) {
	for _, path := range decoded.unknown {
		r.unknown.add(d, path)
	}
	for _, problem := range decoded.problems {
		r.sink.Gap(api.Gap{
			Kind: api.GapObject, Resource: resource.Name, Namespace: decoded.object.GetNamespace(), Reason: api.ReasonInvalid,
			Message: fmt.Sprintf("%s %s: %s", d.Kind, decoded.object.GetName(), problem), File: d.File, Line: d.Line,
		})
	}
}
