package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

type fixFlags struct {
	source      *sourceFlags
	scope       string
	policy      policyFlags
	format      string
	alternative bool
	// allNamespaces takes -n back.
	allNamespaces bool
}

func newFixCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := &fixFlags{source: newSourceFlags(), scope: "system", format: fixYAML}
	command := &cobra.Command{
		Use:     "fix [FINDING...]",
		Short:   "Print the changes that resolve findings, to be applied by you",
		Long:    fixLong,
		Example: fixExample,
		RunE: func(command *cobra.Command, args []string) error {
			streams, done := flags.source.watch(streams)
			defer done()
			options, err := flags.toOptions(streams)
			if err != nil {
				return err
			}
			return options.run(command.Context(), args)
		},
	}
	flags.addTo(command.Flags())
	return command
}

func (f *fixFlags) addTo(flags *pflag.FlagSet) {
	f.source.addTo(flags)
	f.policy.addTo(flags)
	flags.StringVar(&f.scope, "scope", f.scope, "What to audit: system (the workloads that run the cluster), or all")
	addAllNamespaces(flags, &f.allNamespaces)
	flags.StringVarP(&f.format, "output", "o", f.format, "What to print: yaml (documents and patches), kustomization, or resources (only the new objects that a kustomization needs beside it)")
	flags.BoolVar(&f.alternative, "alternative", f.alternative, "Print what to do where the component needs the permission: an admission policy for its own node, or a place on control-plane nodes")
	if namespace := flags.Lookup("namespace"); namespace != nil {
		namespace.Usage = "Print only changes for findings about this namespace"
	}
}

func (f *fixFlags) toOptions(streams genericiooptions.IOStreams) (*fixOptions, error) {
	scope, scopeErr := (&scopeFlags{scope: f.scope}).scopeOf("")
	write, formatErr := sheetWriter(f.format)
	if err := errors.Join(f.source.validate(), scopeErr, formatErr); err != nil {
		return nil, err
	}
	o := &fixOptions{
		IOStreams: streams, scope: scope, policy: f.policy, write: write, alternative: f.alternative,
		namespace: f.source.namespace(f.allNamespaces), begin: f.source.progress.done,
	}
	f.source.reports = func(*api.AuditReport) { o.stored = true }
	o.source = f.source.source(streams, false)
	return o, nil
}

// fixOptions are what fixes need.
type fixOptions struct {
	genericiooptions.IOStreams
	source      collect.Source
	scope       facts.Scope
	policy      policyFlags
	write       writeSheet
	alternative bool
	namespace   string
	// begin is called before anything is written.
	begin func()
	// stored is true if the source holds a report.
	stored bool
}

func (o *fixOptions) run(ctx context.Context, names []string) error {
	loadedPolicies, loadedCatalog := o.policy.loadSet(ctx), loadCatalog()
	read, err := fold(ctx, o.source, o.ErrOut)
	if err != nil {
		return err
	}
	if o.stored && empty(read.inventory) {
		return errors.New("fix needs the objects themselves, which a report does not hold: name a cluster, manifests or a snapshot")
	}
	policies, policyErr := loadedPolicies()
	catalog, catalogErr := loadedCatalog()
	if err := errors.Join(read.auditable(), policyErr, catalogErr); err != nil {
		return err
	}
	evaluating(o.ErrOut, len(policies.Policies()))
	a := &audited{reading: read, catalog: catalog, scope: o.scope, policies: policies}
	if err := o.audit(ctx, a, names); err != nil {
		return err
	}
	sheet, err := o.sheet(ctx, a, names)
	if err != nil {
		return err
	}
	o.begin()
	if err := o.write(sheet, o.Out); err != nil {
		return err
	}
	tell(o.ErrOut, policies.problems)
	return errors.Join(read.problems, unusable(policies.problems))
}

// audit makes the audit, again with policies that are only evaluated if they are
// asked for if a finding is named that is not there.
func (o *fixOptions) audit(ctx context.Context, a *audited, names []string) error {
	if err := a.audit(ctx, nil); err != nil {
		return err
	}
	if _, err := idsOf(names, a.judged.Findings); err == nil {
		return nil
	}
	whole := o.policy
	whole.selection.Optional = true
	policies, err := whole.loadSet(ctx)()
	if err != nil {
		return err
	}
	a.policies = policies
	return a.audit(ctx, nil)
}

// selected are the findings that were named, most urgent first.
func (o *fixOptions) selected(a *audited, names []string) ([]*api.Finding, error) {
	if !slices.ContainsFunc(a.judged.Findings, func(f api.Finding) bool { return o.inNamespace(&f) }) && o.namespace != "" {
		return nil, fmt.Errorf("no finding is about namespace %q", o.namespace)
	}
	ids, err := idsOf(names, a.judged.Findings)
	if err != nil {
		return nil, err
	}
	var list []*api.Finding
	for i := range a.judged.Findings {
		f := &a.judged.Findings[i]
		if ids[f.ID] && o.inNamespace(f) {
			list = append(list, f)
		}
	}
	return list, nil
}

func (o *fixOptions) inNamespace(f *api.Finding) bool {
	return o.namespace == "" || f.Subject.Namespace == o.namespace ||
		slices.ContainsFunc(f.Workloads, func(w api.Subject) bool { return w.Namespace == o.namespace })
}
