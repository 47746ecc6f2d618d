package collect

import (
	"context"
	"io"

	"golang.org/x/sync/errgroup"
	"k8s.io/apimachinery/pkg/version"
	"k8s.io/cli-runtime/pkg/genericclioptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Options say how a live cluster is read.
type Options struct {
	// ChunkSize is the number of objects asked for at once, 0 for all.
	ChunkSize int64
	// Warnings gets what the server warns of, each warning once; nil drops it.
	Warnings io.Writer
	// UserAgent names the program to the server.
	UserAgent string
	// InOrder reads one resource after the other, so that equal clusters give
	// equal snapshots.
	InOrder bool
}

// Live is the cluster that the connection flags lead to.
func Live(getter genericclioptions.RESTClientGetter, o Options) Source {
	return &live{getter: getter, options: o}
}

type live struct {
	getter  genericclioptions.RESTClientGetter
	options Options
}

// concurrentLists is enough to keep two cores busy; each holds two pages.
const concurrentLists = 4

// Read lists all resources. A resource that cannot be read is a gap; it is an
// error if none can be because the server is not reached.
func (l *live) Read(ctx context.Context, sink Sink) (Cluster, error) {
	c, err := connect(ctx, l.getter, l.options)
	if err != nil {
		return Cluster{}, err
	}
	listers := l.listAll(ctx, c, sink)
	if err := ctx.Err(); err != nil {
		return c.cluster, err
	}
	if err := unreachable(listers); err != nil {
		return c.cluster, c.refused(err)
	}
	if gap, ok := newerServer(c.version); ok {
		sink.Gap(gap)
	}
	for _, lister := range listers {
		lister.report(c.version)
	}
	return c.cluster, nil
}

// listing is one lister and how it ended.
type listing struct {
	*lister
	err error
}

func (l *live) listAll(ctx context.Context, c *connection, sink Sink) []*listing {
	var group errgroup.Group
	group.SetLimit(concurrentLists)
	if l.options.InOrder {
		group.SetLimit(1)
	}
	var all []*listing
	for _, resource := range Resources() {
		one := &listing{lister: &lister{client: c.client, resource: resource, limit: l.options.ChunkSize, sink: sink}}
		all = append(all, one)
		group.Go(func() error {
			one.err = one.list(ctx)
			return nil
		})
	}
	_ = group.Wait() // each lister keeps its own error
	return all
}

// unreachable is the first error if each of them says that nothing can be read.
func unreachable(all []*listing) error {
	for _, l := range all {
		if l.err == nil || l.read > 0 || !isUnreachable(l.err) {
			return nil
		}
	}
	return all[0].err
}

// report tells the sink how the list ended.
func (l *listing) report(server version.Info) {
	if l.broken > 0 {
		l.sink.Gap(api.Gap{
			Kind: api.GapObject, Resource: l.resource.Name, Reason: api.ReasonUnreadable, Count: l.broken,
			Message: l.resource.Name + ": unreadable: " + l.brokenErr.Error(),
		})
	}
	if l.err != nil && !l.tooNew(server) {
		l.sink.Gap(l.resource.gap(l.err, l.read))
		return
	}
	l.sink.Read(l.resource.Name)
}

// tooNew is true if the resource came with a later version than the server's:
// then there is nothing that could have been read.
func (l *listing) tooNew(server version.Info) bool {
	running, ok := minor(server)
	return ok && running < l.resource.Since && reasonOf(l.err) == api.ReasonAbsent
}
