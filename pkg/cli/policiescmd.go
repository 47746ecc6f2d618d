package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

func newPoliciesCommand(streams genericiooptions.IOStreams) *cobra.Command {
	var flags policyFlags
	output := newOutputFlags()
	command := &cobra.Command{
		Use:   "policies",
		Short: "List the policies",
		Example: `  # All policies, with the frameworks they map to
  kubectl sysaudit policies -o wide

  # Only those about host paths
  kubectl sysaudit policies --policy 'host-path-*'

  # Run the tests of your own policies
  kubectl sysaudit policies test ./policies`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			return listPolicies(command.Context(), &flags, output, streams)
		},
	}
	flags.addTo(command.Flags())
	output.addTo(command.Flags())
	command.AddCommand(newPoliciesTestCommand(streams))
	return command
}

func listPolicies(ctx context.Context, flags *policyFlags, output *outputFlags, streams genericiooptions.IOStreams) error {
	if err := output.validate(); err != nil {
		return err
	}
	flags.selection.Optional = true // a list shows what there is to select
	library, problems, err := flags.load(ctx)
	if err != nil {
		return err
	}
	if output.format == "markdown" {
		_, err := streams.Out.Write([]byte(policy.Markdown(library.Policies())))
		return err
	}
	printer, err := output.printer(streams)
	if err != nil {
		return err
	}
	items := []api.Policy{}
	for _, p := range library.Policies() {
		items = append(items, p.Policy)
	}
	if err := printer.PrintObj(api.NewPolicyList(items), streams.Out); err != nil {
		return fmt.Errorf("print policies: %w", err)
	}
	tell(streams.ErrOut, problems)
	return unusable(problems)
}
