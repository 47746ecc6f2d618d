package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

type pathsFlags struct {
	source  *sourceFlags
	scope   string
	policy  policyFlags
	output  *outputFlags
	to      string
	without []string
	// allNamespaces takes -n back.
	allNamespaces bool
}

func newPathsCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &pathsFlags{source: newSourceFlags(), output: newPathOutputFlags(), scope: "system"}
	command := &cobra.Command{
		Use:     "paths [COMPONENT]",
		Short:   "Show where attackers get from each container and node, and what cuts them off",
		Long:    pathsLong,
		Example: pathsExample,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			streams, done := flags.source.watch(streams)
			defer done()
			options, err := flags.toOptions(streams, args)
			if err != nil {
				return err
			}
			return options.run(command.Context())
		},
	}
	flags.addTo(command.Flags())
	return command
}

func (f *pathsFlags) addTo(flags *pflag.FlagSet) {
	f.source.addTo(flags)
	f.policy.addTo(flags)
	f.output.addTo(flags)
	f.output.addGaps(flags)
	addAllNamespaces(flags, &f.allNamespaces)
	flags.StringVar(&f.scope, "scope", f.scope, "Where paths may start: system (the workloads that run the cluster), or all")
	flags.StringVar(&f.to, "to", "", "Show only paths to this goal: "+goalForms)
	flags.StringSliceVar(&f.without, "without", nil, "Take these findings for fixed: ids, or ids of policies")
	if namespace := flags.Lookup("namespace"); namespace != nil {
		namespace.Usage = "Show only paths that start in this namespace"
	}
}

func (f *pathsFlags) toOptions(streams genericiooptions.IOStreams, args []string) (*pathsOptions, error) {
	// Paths lead through the whole cluster, so a namespace only selects starts.
	scope, scopeErr := (&scopeFlags{scope: f.scope}).scopeOf("")
	f.output.again = f.source.again()
	printer, printErr := f.output.printer(streams)
	if err := errors.Join(f.source.validate(), f.output.validate(), validGoal(f.to), scopeErr, printErr); err != nil {
		return nil, err
	}
	o := &pathsOptions{
		IOStreams: streams, source: f.source.source(streams, false), scope: scope, policy: f.policy, printer: printer,
		wanted: wantedPaths{namespace: f.source.namespace(f.allNamespaces), to: f.to}, without: f.without,
	}
	if len(args) > 0 {
		o.wanted.component = args[0]
	}
	return o, nil
}

type pathsOptions struct {
	genericiooptions.IOStreams
	source  collect.Source
	scope   facts.Scope
	policy  policyFlags
	printer printers.ResourcePrinter
	wanted  wantedPaths
	without []string
}

func (o *pathsOptions) run(ctx context.Context) error {
	loadedPolicies, loadedCatalog := o.policy.loadSet(ctx), loadCatalog()
	read, err := readAll(ctx, o.source, o.ErrOut)
	if err != nil {
		return err
	}
	policies, policyErr := loadedPolicies()
	catalog, catalogErr := loadedCatalog()
	if err := errors.Join(policyErr, catalogErr); err != nil {
		return err
	}
	evaluating(o.ErrOut, len(policies.Policies()))
	report, err := read.auditWithout(ctx, catalog, o.scope, policies, o.without)
	if err != nil {
		return err
	}
	list, err := o.wanted.of(report)
	if err != nil {
		return err
	}
	if err := o.printer.PrintObj(list, o.Out); err != nil {
		return fmt.Errorf("print paths: %w", err)
	}
	if note := o.wanted.implied(report); note != "" {
		fmt.Fprintln(o.ErrOut, note)
	}
	tell(o.ErrOut, policies.problems)
	return errors.Join(read.problems, unusable(policies.problems))
}
