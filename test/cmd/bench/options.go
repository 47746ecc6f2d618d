package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
)

type options struct {
	plugin      string
	skipPlugin  bool
	small, big  size
	hugeSize    size
	runs        int
	bigRuns     int
	kubectlRuns int
	offlineRuns int
	onlyHuge    bool
}

func parseFlags(args []string) (options, error) {
	var o options
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.StringVar(&o.plugin, "plugin", "", "path of kubectl-sysaudit")
	f.BoolVar(&o.skipPlugin, "skip-plugin", false, "measure only what it is compared with")
	f.IntVar(&o.small.nodes, "nodes", 1000, "nodes of the cluster")
	f.IntVar(&o.small.pods, "pods", 15_000, "pods of the cluster, 12 of them on each node")
	f.IntVar(&o.big.nodes, "big-nodes", 4000, "nodes of the cluster when it has grown")
	f.IntVar(&o.big.pods, "big-pods", 60_000, "pods of the cluster when it has grown, 0 for no growth")
	f.IntVar(&o.hugeSize.nodes, "huge-nodes", 5000, "nodes of the cluster that a stand-in for the API server invents")
	f.IntVar(&o.hugeSize.pods, "huge-pods", 150_000, "pods of that cluster, 12 of them on each node, 0 for none")
	f.BoolVar(&o.onlyHuge, "only-huge", false, "measure nothing but the invented cluster")
	f.IntVar(&o.runs, "runs", 5, "runs of the plain list and of the plugin, in turns")
	f.IntVar(&o.bigRuns, "big-runs", 3, "the same when the cluster has grown")
	f.IntVar(&o.kubectlRuns, "kubectl-runs", 1, "runs of kubectl get, 0 for none")
	f.IntVar(&o.offlineRuns, "offline-runs", 10, "runs of --demo and --help")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	return o.check()
}

func (o options) check() (options, error) {
	switch {
	case o.skipPlugin:
		return o, nil
	case o.plugin == "":
		return o, errors.New("give --plugin or --skip-plugin")
	case o.runs < 1 || o.bigRuns < 1 || o.offlineRuns < 1:
		return o, errors.New("give at least one run")
	}
	var err error
	if o.plugin, err = filepath.Abs(o.plugin); err != nil {
		return o, fmt.Errorf("find plugin: %w", err)
	}
	return o, nil
}
