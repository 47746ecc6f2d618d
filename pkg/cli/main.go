package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
)

// Main runs the command line and returns the exit code. It is the only place
// that prints errors.
func Main(ctx context.Context, args []string, streams genericiooptions.IOStreams) int {
	command := NewCommand(streams)
	command.SetArgs(args)
	return exitCode(ctx, execute(ctx, command), streams.ErrOut)
}

// patience is how long a command may take to clean up after an interrupt.
const patience = 300 * time.Millisecond

// execute runs a command. After an interrupt it does not wait for one that
// cannot stop, such as one that reads what nobody types.
func execute(ctx context.Context, command *cobra.Command) error {
	done := make(chan error, 1)
	go func() { done <- command.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return ctx.Err()
	}
}

// NewCommand returns `kubectl sysaudit`, which is the audit itself, with its
// subcommands.
func NewCommand(streams genericiooptions.IOStreams) *cobra.Command {
	command := newAuditCommand(streams)
	command.SilenceErrors, command.SilenceUsage = true, true
	command.SetIn(streams.In)
	command.SetOut(streams.Out)
	command.SetErr(streams.ErrOut)
	command.SetFlagErrorFunc(withHelpHint)
	command.PersistentPreRunE = noEmptyValues
	command.AddCommand(
		newComponentsCommand(streams),
		newDiffCommand(streams),
		newExplainCommand(streams),
		newFixCommand(streams),
		newPathsCommand(streams),
		newPoliciesCommand(streams),
		newRenderCommand(streams),
		newSnapshotCommand(streams),
		newVersionCommand(streams),
	)
	addCompletions(command)
	return command
}
