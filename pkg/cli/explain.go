package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

type explainFlags struct {
	source *sourceFlags
	scope  scopeFlags
	policy policyFlags
	output *outputFlags
}

func newExplainCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &explainFlags{source: newSourceFlags(), output: newOutputFlags()}
	command := &cobra.Command{
		Use:     "explain ID",
		Short:   "Explain a policy, or one finding",
		Long:    explainLong,
		Example: explainExample,
		Args:    oneID,
		RunE: func(command *cobra.Command, args []string) error {
			streams, done := flags.source.watch(streams)
			defer done()
			options, err := flags.toOptions(streams)
			if err != nil {
				return err
			}
			return options.run(command.Context(), args[0])
		},
	}
	flags.addTo(command.Flags())
	return command
}

// oneID says where ids are found if there is none.
func oneID(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return fmt.Errorf("explain takes one id, of a policy ('kubectl sysaudit policies' lists them) "+
		"or of a finding ('kubectl sysaudit -o wide'), not %d", len(args))
}

func (f *explainFlags) addTo(flags *pflag.FlagSet) {
	f.source.addTo(flags)
	f.scope.addTo(flags)
	f.policy.addDirectories(flags)
	f.output.addFormat(flags)
	if filename := flags.Lookup("filename"); filename != nil {
		filename.Usage = "Look for the finding in these files instead of a cluster: a report (-o json or yaml), or whatever an audit reads"
	}
}

func (f *explainFlags) toOptions(streams genericiooptions.IOStreams) (*explainOptions, error) {
	scope, scopeErr := f.scope.scopeOf(*f.source.config.Namespace)
	if !f.source.files() { // files may hold a report, of which there is no fix
		f.output.again = f.source.again()
	}
	printer, printErr := f.output.printer(streams)
	if err := errors.Join(f.source.validate(), f.output.validate(), scopeErr, printErr); err != nil {
		return nil, err
	}
	f.policy.selection.Optional = true // whatever there is can be explained
	o := &explainOptions{
		IOStreams: streams, scope: scope, policy: f.policy, printer: printer, asked: f.source.files() || f.source.demo,
	}
	f.source.reports = func(r *api.AuditReport) { o.stored = append(o.stored, r) }
	o.source = f.source.source(streams, false)
	return o, nil
}

// explainOptions are what an explanation needs.
type explainOptions struct {
	genericiooptions.IOStreams
	source collect.Source
	// asked is true if the user named the source, so that it is read for a
	// policy too.
	asked   bool
	scope   facts.Scope
	policy  policyFlags
	printer printers.ResourcePrinter
	// stored are the reports that the source holds, once it was read.
	stored []*api.AuditReport
}

func (o *explainOptions) run(ctx context.Context, id string) error {
	policies, err := o.policy.loadSet(ctx)()
	if err != nil {
		return err
	}
	e := explainer{explainOptions: o, policies: policies}
	explanation, err := e.explain(ctx, id)
	if err != nil {
		tell(o.ErrOut, policies.problems)
		return err
	}
	if err := o.printer.PrintObj(explanation, o.Out); err != nil {
		return fmt.Errorf("print explanation: %w", err)
	}
	tell(o.ErrOut, policies.problems)
	return errors.Join(e.unread, unusable(policies.problems))
}
