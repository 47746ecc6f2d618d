package cli

import (
	"context"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// source is a source whose objects are counted.
func (p *progress) source(s collect.Source) collect.Source {
	if p == nil {
		return s
	}
	return &watchedSource{source: s, progress: p}
}

type watchedSource struct {
	source   collect.Source
	progress *progress
}

// Read counts what goes into the sink.
func (s *watchedSource) Read(ctx context.Context, sink collect.Sink) (collect.Cluster, error) {
	return s.source.Read(ctx, &watchedSink{Sink: sink, progress: s.progress})
}

type watchedSink struct {
	collect.Sink
	progress *progress
}

// Add counts an object.
func (s *watchedSink) Add(o inventory.Object) {
	s.progress.count(o.Object) // the sink takes the object away
	s.Sink.Add(o)
}
