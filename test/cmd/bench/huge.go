package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"k8s.io/client-go/rest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// huge measures on a cluster that no database holds: the whole audit, and the
// part of it that comes after the last object was read.
func (o options) huge(ctx context.Context, r *results) error {
	if o.hugeSize.pods == 0 || o.skipPlugin {
		return nil
	}
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(dir)
	server := startStandIn(o.hugeSize)
	defer server.Close()
	kubeconfig := filepath.Join(dir, "kubeconfig")
	if err := controlplane.WriteKubeconfig(kubeconfig, &rest.Config{Host: server.URL}); err != nil {
		return err
	}
	plugin := command{name: "kubectl-sysaudit -o json, invented", args: []string{o.plugin, "-o", "json"}, env: []string{"KUBECONFIG=" + kubeconfig}}
	if err := plugin.checkPlugin(ctx, o.hugeSize); err != nil {
		return err
	}
	return o.measureHuge(ctx, server, plugin, r)
}

func (o options) measureHuge(ctx context.Context, server *standIn, plugin command, r *results) error {
	r.hugeCluster = o.hugeSize
	r.huge, r.afterReading = &series{name: plugin.name}, &series{name: "  after the last object"}
	for range o.bigRuns {
		s, err := plugin.measure(ctx)
		if err != nil {
			return err
		}
		after := s
		after.Wall, after.CPU = time.Since(time.Unix(0, server.answered.Load())), 0
		r.huge.samples = append(r.huge.samples, s)
		r.afterReading.samples = append(r.afterReading.samples, after)
		fmt.Fprintf(os.Stderr, "%s: %s, %s after the last object, %s\n", plugin.name, seconds(s.Wall), seconds(after.Wall), mebibytes(s.RSS))
	}
	return nil
}
