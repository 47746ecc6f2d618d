package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// formatMarkdown is a format of this command alone.
const formatMarkdown = "markdown"

// policiesFlags say which policies to list, and how.
type policiesFlags struct {
	policy      policyFlags
	output      *outputFlags
	minSeverity string
}

func newPoliciesCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &policiesFlags{output: &outputFlags{color: "auto", extra: extraFormat{name: formatMarkdown}}}
	command := &cobra.Command{
		Use:   "policies",
		Short: "List the policies",
		Long: `List the policies, those that are off by default too. 'kubectl sysaudit explain ID'
says all about one; -o markdown documents all of them.`,
		Example: `  # All policies, with the frameworks they map to
  kubectl sysaudit policies -o wide

  # Only those about host paths that can be high or worse
  kubectl sysaudit policies --policy '*host-path*' --min-severity high

  # Document your own policies
  kubectl sysaudit policies --policies ./policies --category custom -o markdown

  # Run the tests of your own policies
  kubectl sysaudit policies test ./policies`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return flags.list(command.Context(), streams)
		},
	}
	flags.addTo(command.Flags())
	command.AddCommand(newPoliciesTestCommand(streams))
	return command
}

func (f *policiesFlags) addTo(flags *pflag.FlagSet) {
	f.policy.addTo(flags)
	f.output.addTo(flags)
	flags.StringVar(&f.minSeverity, "min-severity", "", "List only policies that can be of this severity or worse: critical, high, medium or low")
	for name, usage := range map[string]string{
		"policy":   "List only these policies: ids, or globs such as host-*",
		"category": "List only policies of these categories",
	} {
		flags.Lookup(name).Usage = usage
	}
}

func (f *policiesFlags) list(ctx context.Context, streams genericiooptions.IOStreams) error {
	minimum, severityErr := severity("--min-severity", f.minSeverity)
	if err := errors.Join(f.output.validate(), severityErr); err != nil {
		return err
	}
	f.policy.selection.Optional = true // a list shows what there is to select
	library, problems, err := f.policy.load(ctx)
	if err != nil {
		return err
	}
	if err := f.print(atLeast(minimum, library.Policies()), streams); err != nil {
		return err
	}
	tell(streams.ErrOut, problems)
	return unusable(problems)
}

// atLeast leaves out policies that are milder than the minimum.
func atLeast(minimum api.Severity, policies []policy.Policy) []policy.Policy {
	var kept []policy.Policy
	for _, p := range policies {
		if p.Severity.AtLeast(minimum) {
			kept = append(kept, p)
		}
	}
	return kept
}

func (f *policiesFlags) print(policies []policy.Policy, streams genericiooptions.IOStreams) error {
	f.output.extra.print = func(_ runtime.Object, w io.Writer) error {
		_, err := io.WriteString(w, policy.Markdown(policies))
		return err
	}
	printer, err := f.output.printer(streams)
	if err != nil {
		return err
	}
	items := []api.Policy{}
	for _, p := range policies {
		items = append(items, p.Policy)
	}
	if err := printer.PrintObj(api.NewPolicyList(items), streams.Out); err != nil {
		return fmt.Errorf("print policies: %w", err)
	}
	return nil
}
