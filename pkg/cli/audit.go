package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

func newAuditCommand(streams genericiooptions.IOStreams) *cobra.Command {
	flags := newAuditFlags()
	command := &cobra.Command{
		Use:         "kubectl-sysaudit",
		Annotations: map[string]string{cobra.CommandDisplayNameAnnotation: "kubectl sysaudit"},
		Short:       "Audit the pods that run the cluster itself",
		Long:        auditLong,
		Example:     auditExample,
		Args:        noArguments,
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
	flags.addTo(command.Flags())
	return command
}

// auditOptions are what an audit needs.
type auditOptions struct {
	genericiooptions.IOStreams
	source      collect.Source
	scope       facts.Scope
	policy      policyFlags
	printer     printers.ResourcePrinter
	minSeverity api.Severity
	failOn      threshold
	// accept reads what is known, or accepted, already.
	accept func(context.Context) (*accepted, error)
	// publish stores the report in the cluster, if that was asked for.
	publish func(context.Context, *api.AuditReport) error
	// fleet are the clusters to audit instead of the source, if there are any.
	fleet []*member
}

// run reads while it loads what an audit needs, audits, and shows the report.
func (o *auditOptions) run(ctx context.Context) error {
	accepted, err := o.accept(ctx)
	if err != nil {
		return err
	}
	loadedPolicies, loadedCatalog := o.policy.loadSet(ctx), loadCatalog()
	if len(o.fleet) > 0 {
		return o.runFleet(ctx, loadedPolicies, loadedCatalog, accepted)
	}
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
	report, err := read.audit(ctx, catalog, o.scope, policies)
	if err != nil {
		return err
	}
	accepted.mark(report.AuditReport, false, o.ErrOut)
	shown := report.above(o.minSeverity)
	if err := o.printer.PrintObj(shown, o.Out); err != nil {
		return fmt.Errorf("print report: %w", err)
	}
	if err := o.publish(ctx, shown); err != nil {
		return err
	}
	tell(o.ErrOut, policies.problems)
	tellWaivers(o.ErrOut, []*api.AuditReport{report.AuditReport})
	if err := errors.Join(read.problems, unusable(policies.problems)); err != nil {
		return err
	}
	return o.failOn.verdict(report.Findings, len(report.Gaps))
}

// audit is the program in short: what was read and folded is stated as facts,
// the facts are judged, it is found out where the findings lead, they are ranked,
// and the audit is done once more with the fixes applied.
func (r *reading) audit(ctx context.Context, catalog *system.Catalog, scope facts.Scope, policies policySet) (report, error) {
	return r.auditWithout(ctx, catalog, scope, policies, nil)
}

// auditWithout takes some findings, named by a user, for fixed when it looks
// where they lead.
func (r *reading) auditWithout(
	ctx context.Context, catalog *system.Catalog, scope facts.Scope, policies policySet, fixed []string,
) (report, error) {
	a := &audited{reading: r, catalog: catalog, scope: scope.Whole(), policies: policies}
	err := a.audit(ctx, fixed)
	if err != nil {
		return report{}, err
	}
	if a.led.Cut, err = verify(ctx, a); err != nil {
		return report{}, err
	}
	if scope.Narrowed() {
		a.stated = r.facts(catalog, scope)
		narrow(a)
	}
	made := newReport(r, a.stated, policies, a.judged, a.led)
	made.Metadata.Scope = scopeOf(scope)
	made.add(r.unknownNamespaces(scope))
	made.without = slices.Sorted(maps.Keys(a.fixed))
	return made, nil
}

func documents(f *facts.Facts) []policy.Document {
	list := make([]policy.Document, len(f.Documents))
	for i, d := range f.Documents {
		list[i] = d
	}
	return list
}

// unusable is the error of an audit that could not use all policies it was
// given.
func unusable(problems []policy.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return fmt.Errorf("%s with the policies given by --policies", counted(len(problems), "problem"))
}
