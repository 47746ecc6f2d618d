package cli

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
)

func newSnapshotCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := newSourceFlags()
	flags.config.Namespace = nil // permissions come from everywhere, so a snapshot is of everything
	command := &cobra.Command{
		Use:   "snapshot",
		Short: "Record what an audit reads, to audit it elsewhere",
		Long: `Write what an audit would read as a List, without environment values, managed
fields and annotations that no policy reads. Secrets and ConfigMaps are not in
it. An audit of the snapshot gives the same report as one of the cluster.`,
		Example: `  # Record the cluster, and audit the record
  kubectl sysaudit snapshot > cluster.json.gz
  kubectl sysaudit -f cluster.json.gz`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			if err := flags.validate(); err != nil {
				return err
			}
			streams, done := flags.watch(streams)
			defer done()
			return snapshot(command.Context(), flags.source(streams, true), streams)
		},
	}
	flags.addTo(command.Flags())
	return command
}

func snapshot(ctx context.Context, source collect.Source, streams genericiooptions.IOStreams) error {
	if _, tty := terminal(streams.Out); tty {
		return errors.New("a snapshot is compressed: write it to a file, as in 'kubectl sysaudit snapshot > cluster.json.gz'")
	}
	packed := gzip.NewWriter(streams.Out)
	if err := collect.Snapshot(ctx, source, packed); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}
