package cli

import (
	"context"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
)

// Main runs the command line and returns the exit code. It is the only place
// that prints errors.
func Main(ctx context.Context, args []string, streams genericiooptions.IOStreams) int {
	command := NewCommand(streams)
	command.SetArgs(args)
	return exitCode(ctx, command.ExecuteContext(ctx), streams.ErrOut)
}

// NewCommand returns `kubectl sysaudit`, which is the audit itself, with its
// subcommands.
func NewCommand(streams genericiooptions.IOStreams) *cobra.Command {
	command := newAuditCommand(streams)
	command.SilenceErrors, command.SilenceUsage = true, true
	command.CompletionOptions.HiddenDefaultCmd = true
	command.SetIn(streams.In)
	command.SetOut(streams.Out)
	command.SetErr(streams.ErrOut)
	command.SetFlagErrorFunc(withHelpHint)
	command.AddCommand(
		newComponentsCommand(streams),
		newExplainCommand(streams),
		newPoliciesCommand(streams),
		newSnapshotCommand(streams),
		newVersionCommand(streams),
	)
	return command
}
