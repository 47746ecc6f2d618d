package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
)

type renderFlags struct {
	output      *outputFlags
	minSeverity string
}

func newRenderCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &renderFlags{output: newReportOutputFlags()}
	command := &cobra.Command{
		Use:   "render REPORT",
		Short: "Show a stored report in any format",
		Long: `Show a report that was stored by -o json or -o yaml, as the audit itself would
have shown it, but for the commands that a table proposes. REPORT is a file, a
URL, or - for standard input; it may hold the reports of several clusters.`,
		Example: `  # Store a report once, and make pages and files of it later
  kubectl sysaudit -o json=report.json
  kubectl sysaudit render report.json -o html=report.html -o sarif=report.sarif

  # Look at what is high or worse
  kubectl sysaudit render report.json --min-severity high`,
		Args: oneReport,
		RunE: func(command *cobra.Command, args []string) error {
			flags.output.next = nextOfStored(args[0])
			options, err := flags.toOptions(streams)
			if err != nil {
				return err
			}
			return options.run(command.Context(), args[0])
		},
	}
	flags.output.addTo(command.Flags())
	flags.output.addGaps(command.Flags())
	flags.output.addWaived(command.Flags())
	command.Flags().StringVar(&flags.minSeverity, "min-severity", "", "Show only findings of this severity or worse: critical, high, medium or low")
	return command
}

// nextOfStored proposes what can be done with a stored report: it may be of a
// cluster that is out of reach.
func nextOfStored(name string) func(*api.AuditReport) []string {
	return func(r *api.AuditReport) []string {
		var commands []string
		if len(r.Findings) > 0 {
			commands = append(commands, "kubectl sysaudit explain "+r.Findings[0].ID+" -f "+quoted(name))
		}
		return append(commands, "kubectl sysaudit render "+quoted(name)+" -o wide")
	}
}

func oneReport(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return fmt.Errorf("render takes one report (a file, a URL, or - for standard input), not %d", len(args))
}

func (f *renderFlags) toOptions(streams genericiooptions.IOStreams) (*renderOptions, error) {
	minimum, minErr := severity("--min-severity", f.minSeverity)
	printer, printErr := f.output.printer(streams)
	if err := errors.Join(f.output.validate(), minErr, printErr); err != nil {
		return nil, err
	}
	return &renderOptions{streams, printer, minimum}, nil
}

type renderOptions struct {
	genericiooptions.IOStreams
	printer     printers.ResourcePrinter
	minSeverity api.Severity
}

func (o *renderOptions) run(ctx context.Context, name string) error {
	stored, err := collect.Fleet(ctx, name, o.In)
	if err != nil {
		return err
	}
	if err := o.printer.PrintObj(o.document(stored), o.Out); err != nil {
		return fmt.Errorf("print report: %w", err)
	}
	return nil
}

// document is what is shown: one report, or several.
func (o *renderOptions) document(stored *api.FleetReport) runtime.Object {
	for i := range stored.Reports {
		stored.Reports[i] = *report{AuditReport: &stored.Reports[i]}.above(o.minSeverity)
	}
	if len(stored.Reports) == 1 && len(stored.Gaps) == 0 {
		return &stored.Reports[0]
	}
	return stored
}
