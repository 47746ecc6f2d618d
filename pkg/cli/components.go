package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

type componentsFlags struct {
	source *sourceFlags
	scope  scopeFlags
	output *outputFlags
}

func newComponentsCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &componentsFlags{source: newSourceFlags(), output: newOutputFlags()}
	command := &cobra.Command{
		Use:   "components",
		Short: "List what counts as part of the system, and why",
		Long: `List the workloads that run the cluster, the product each belongs to, who owns
it, and every signal by which it counts as part of the system.`,
		Example: `  # What runs this cluster
  kubectl sysaudit components

  # The same with images and all signals
  kubectl sysaudit components -o wide`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			streams, done := flags.source.watch(streams)
			defer done()
			options, err := flags.toOptions(streams)
			if err != nil {
				return err
			}
			return options.run(command.Context())
		},
	}
	flags.source.addTo(command.Flags())
	flags.scope.addTo(command.Flags())
	flags.output.addTo(command.Flags())
	return command
}

func (f *componentsFlags) toOptions(streams genericiooptions.IOStreams) (*componentsOptions, error) {
	scope, scopeErr := f.scope.scopeOf(*f.source.config.Namespace)
	printer, printErr := f.output.printer(streams)
	if err := errors.Join(f.source.validate(), f.output.validate(), scopeErr, printErr); err != nil {
		return nil, err
	}
	return &componentsOptions{streams, f.source.source(streams, false), scope, printer}, nil
}

type componentsOptions struct {
	genericiooptions.IOStreams
	source  collect.Source
	scope   facts.Scope
	printer printers.ResourcePrinter
}

func (o *componentsOptions) run(ctx context.Context) error {
	loadedCatalog := loadCatalog()
	read, err := readAll(ctx, o.source, o.ErrOut)
	if err != nil {
		return err
	}
	catalog, err := loadedCatalog()
	if err != nil {
		return err
	}
	stated := read.facts(catalog, o.scope)
	list := api.NewComponentList(newCluster(read, stated), stated.Components, slices.Concat(read.inventory.Gaps, read.unknownNamespaces(o.scope)))
	if err := o.printer.PrintObj(list, o.Out); err != nil {
		return fmt.Errorf("print components: %w", err)
	}
	return read.problems
}
