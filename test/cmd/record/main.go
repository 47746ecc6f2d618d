// Command record makes the recorded cluster that `kubectl sysaudit --demo`
// audits.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/record"
)

func main() {
	var r recorder
	flag.StringVar(&r.folder, "manifests", "../examples/cluster", "Folder with the manifests, and below it static-pods and updates")
	flag.StringVar(&r.plugin, "plugin", "", "Plugin that takes the snapshot; without it the pods are only listed")
	flag.StringVar(&r.output, "output", "../examples/demo.json.gz", "File to write the snapshot to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := r.run(ctx, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "error: %v\n", err)
		os.Exit(1)
	}
}

type recorder struct {
	folder string
	plugin string
	output string
}

func (r recorder) run(ctx context.Context, out io.Writer) error {
	plane, err := controlplane.New(ctx, controlplane.Config{ControllerManager: true, Scheduler: true})
	if err != nil {
		return err
	}
	defer plane.Stop()
	if err := record.Build(ctx, plane.RESTConfig(), r.folder); err != nil {
		return err
	}
	if err := record.PrintPods(ctx, plane.RESTConfig(), out); err != nil || r.plugin == "" {
		return err
	}
	return record.Snapshot(ctx, r.plugin, plane.RESTConfig(), r.output)
}
