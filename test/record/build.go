// Package record brings a folder of manifests to life on a real control plane,
// and has the plugin take a snapshot of it.
//
// What a kubelet would do is done here, as there is none: static pods get their
// mirror pods, pods that were placed run, and those of Jobs run to their end.
package record

import (
	"context"
	"io"

	"k8s.io/client-go/rest"
)

// Build brings a cluster into the state that the manifests of a folder, and
// its folders static-pods and updates, describe. The cluster must have a
// controller manager and a scheduler.
func Build(ctx context.Context, access *rest.Config, folder string) error {
	m, err := readManifests(folder)
	if err != nil {
		return err
	}
	c, err := newCluster(access)
	if err != nil {
		return err
	}
	return c.build(ctx, m)
}

// PrintPods lists the pods of a cluster.
func PrintPods(ctx context.Context, access *rest.Config, out io.Writer) error {
	c, err := newCluster(access)
	if err != nil {
		return err
	}
	return c.printPods(ctx, out)
}

// build does it step by step. Webhooks come last, since nobody answers them.
func (c *cluster) build(ctx context.Context, m manifests) error {
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return c.createNodes(ctx, m.nodes) },
		func(ctx context.Context) error { return c.create(ctx, m.foundation) },
		c.awaitDefaultAccounts,
		func(ctx context.Context) error { return c.create(ctx, m.workloads) },
		func(ctx context.Context) error { return c.mirror(ctx, m.static) },
		c.runCronJobs,
		c.settle,
		func(ctx context.Context) error { return c.update(ctx, m.updates) },
		c.settle,
		func(ctx context.Context) error { return c.create(ctx, m.webhooks) },
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}
