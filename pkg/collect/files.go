package collect

import (
	"context"
	"errors"
	"fmt"
	"io"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// FileOptions name files in the way kubectl does.
type FileOptions struct {
	// Filenames are files, folders, patterns, URLs, or "-" for Stdin.
	Filenames []string
	// Kustomize is a folder with a kustomization.
	Kustomize string
	// Recursive reads folders below folders.
	Recursive bool
	// Stdin is read for the file name "-".
	Stdin io.Reader
	// Reports takes the stored reports among the files. If nil, a report is
	// nothing to audit, and a gap.
	Reports func(*api.AuditReport)
}

// Files are manifests, output of kubectl get, dumps and snapshots.
func Files(o FileOptions) Source { return &files{options: o} }

type files struct{ options FileOptions }

// input is one stream that objects are read from.
type input struct {
	name string
	open func(context.Context) (io.ReadCloser, error)
}

// Read reads one file after the other. What cannot be read or decoded is a
// gap; a file that cannot be read to its end is also a part of the error.
func (f *files) Read(ctx context.Context, sink Sink) (Cluster, error) {
	inputs, err := f.options.inputs()
	problems := []error{err}
	r := newFileReader(sink)
	r.reports = f.options.Reports
	for _, in := range inputs {
		if err := ctx.Err(); err != nil {
			return r.cluster, err
		}
		problems = append(problems, r.read(ctx, in))
	}
	r.end()
	return r.cluster, errors.Join(problems...)
}

// read opens one input and closes it.
func (r *fileReader) read(ctx context.Context, in input) error {
	stream, err := in.open(ctx)
	if err != nil {
		err = fmt.Errorf("read %s: %w", in.name, err)
		r.unreadable(in.name, err)
		return err
	}
	defer stream.Close()
	return r.stream(ctx, in.name, stream)
}
