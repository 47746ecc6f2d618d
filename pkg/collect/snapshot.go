package collect

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// The kinds of a snapshot's first and last item. What only the whole source
// tells stands in the last one, and its absence tells a snapshot that was cut.
const (
	kindSnapshot    = "Snapshot"
	kindSnapshotEnd = "SnapshotEnd"
)

// snapshotHead is the first item, snapshotEnd the last one.
type snapshotHead struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
}

type snapshotEnd struct {
	snapshotHead `json:",inline"`
	Cluster      Cluster   `json:"cluster"`
	Resources    []string  `json:"resources"`
	Gaps         []api.Gap `json:"gaps"`
}

// Snapshot writes what a source holds, without what no audit reads, as a JSON
// list with one object on a line. The objects stand in the order in which the
// source gives them. After an error the list has no end.
func Snapshot(ctx context.Context, source Source, w io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &snapshot{w: bufio.NewWriterSize(w, 64<<10), cancel: cancel}
	s.text(`{"apiVersion":"v1","kind":"List","items":[` + "\n")
	s.write(snapshotHead{api.APIVersion, kindSnapshot})
	cluster, err := source.Read(ctx, s)
	if s.err != nil {
		return fmt.Errorf("write snapshot: %w", s.err)
	}
	if err != nil {
		return errors.Join(err, s.w.Flush())
	}
	s.text(",\n")
	s.write(snapshotEnd{snapshotHead{api.APIVersion, kindSnapshotEnd}, cluster, s.resources, s.gaps})
	s.text("\n]}\n")
	if err := errors.Join(s.err, s.w.Flush()); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}

// snapshot is the sink that writes. It stops the source when it cannot.
type snapshot struct {
	mu        sync.Mutex
	w         *bufio.Writer
	cancel    context.CancelFunc
	err       error
	resources []string
	gaps      []api.Gap
}

// Add writes one object.
func (s *snapshot) Add(o inventory.Object) {
	strip(o.Object)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text(",\n")
	s.write(o.Object)
}

// Gap keeps a gap for the end.
func (s *snapshot) Gap(gap api.Gap) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gaps = append(s.gaps, gap)
}

// Read keeps a resource for the end.
func (s *snapshot) Read(resource string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resources = append(s.resources, resource)
}

func (s *snapshot) write(item any) {
	text, err := json.Marshal(item)
	if err != nil {
		s.fail(err)
		return
	}
	s.text(string(text))
}

func (s *snapshot) text(text string) {
	if s.err != nil {
		return
	}
	if _, err := s.w.WriteString(text); err != nil {
		s.fail(err)
	}
}

func (s *snapshot) fail(err error) {
	if s.err == nil {
		s.err = err
	}
	s.cancel()
}
