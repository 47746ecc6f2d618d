package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/baseline"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
)

const diffLong = `Compare two stored reports (-o json or yaml) by the ids of their findings, which
stay the same as long as policy, subject and evidence do.

new        only the new report has it, or it is more severe there
resolved   only the old report has it
unknown    only the old report has it, but the new audit did not look everywhere
           that the old one did: it has other gaps, policies or a smaller scope
unchanged  both have it; counted in the table, listed in the other formats

Reports of several clusters (--contexts) are compared cluster by cluster.`

type diffFlags struct {
	output *outputFlags
	failOn string
}

func newDiffCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &diffFlags{output: newOutputFlags()}
	command := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two stored reports",
		Long:  diffLong,
		Example: `  # What has changed since yesterday
  kubectl sysaudit diff yesterday.json today.json

  # The same, with the report of the current cluster
  kubectl sysaudit -o json | kubectl sysaudit diff yesterday.json -`,
		Args: twoReports,
		RunE: func(command *cobra.Command, args []string) error {
			options, err := flags.toOptions(streams)
			if err != nil {
				return err
			}
			return options.run(command.Context(), args[0], args[1])
		},
	}
	flags.output.addTo(command.Flags())
	flags.output.addWaived(command.Flags())
	command.Flags().StringVar(&flags.failOn, "fail-on", "",
		"Exit with 3 if the new report has a finding of this severity or worse, with 4 if it has none but gaps; new:SEVERITY counts only new findings")
	return command
}

func twoReports(_ *cobra.Command, args []string) error {
	if len(args) == 2 {
		return stdinOnce(args)
	}
	return fmt.Errorf("diff takes two reports, the old and the new one, not %d", len(args))
}

func (f *diffFlags) toOptions(streams genericiooptions.IOStreams) (*diffOptions, error) {
	failOn, failErr := parseThreshold(f.failOn)
	printer, printErr := f.output.printer(streams)
	if err := errors.Join(f.output.validate(), failErr, printErr); err != nil {
		return nil, err
	}
	return &diffOptions{streams, printer, failOn}, nil
}

type diffOptions struct {
	genericiooptions.IOStreams
	printer printers.ResourcePrinter
	failOn  threshold
}

func (o *diffOptions) run(ctx context.Context, before, after string) error {
	earlier, err := o.read(ctx, before)
	if err != nil {
		return err
	}
	later, err := o.read(ctx, after)
	if err != nil {
		return err
	}
	diff := baseline.Diff(earlier, later)
	if len(earlier.Reports) == 1 && len(later.Reports) == 1 {
		tellForeign(o.ErrOut, before, later.Reports[0], earlier.Reports[0])
	}
	if err := o.printer.PrintObj(diff, o.Out); err != nil {
		return fmt.Errorf("print comparison: %w", err)
	}
	return o.failOn.verdict(present(diff.Findings), gapsOf(diff.New))
}

func (o *diffOptions) read(ctx context.Context, name string) (baseline.Stored, error) {
	reports, err := collect.Reports(ctx, name, o.In)
	return baseline.Stored{File: name, Reports: reports}, err
}

// present are the findings of the new report.
func present(findings []api.Finding) []api.Finding {
	var kept []api.Finding
	for _, f := range findings {
		if f.Status == api.StatusNew || f.Status == api.StatusUnchanged {
			kept = append(kept, f)
		}
	}
	return kept
}

func gapsOf(r api.Revision) int {
	gaps := 0
	for _, a := range r.Audits {
		gaps += a.Gaps
	}
	return gaps
}
