package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rank"
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
		Args:        cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
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
	failOn      api.Severity
}

// run reads while it loads what an audit needs, audits, and shows the report.
func (o *auditOptions) run(ctx context.Context) error {
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
	report, err := read.audit(ctx, catalog, o.scope, policies)
	if err != nil {
		return err
	}
	if err := o.printer.PrintObj(report.above(o.minSeverity), o.Out); err != nil {
		return fmt.Errorf("print report: %w", err)
	}
	tell(o.ErrOut, policies.problems)
	return o.verdict(report.AuditReport, errors.Join(read.problems, unusable(policies.problems)))
}

// audit is the program in short: what was read and folded is stated as facts,
// the facts are judged, and the findings are ranked.
func (r *reading) audit(ctx context.Context, catalog *system.Catalog, scope facts.Scope, policies policySet) (report, error) {
	stated := r.facts(catalog, scope)
	findings, gaps := policies.Evaluate(ctx, documents(stated))
	if err := ctx.Err(); err != nil {
		return report{}, err
	}
	rank.Sort(findings)
	return newReport(r, stated, policies, findings, gaps), nil
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
	return fmt.Errorf("%d problems with the policies given by --policies", len(problems))
}

// verdict decides about the exit code. Findings do not fail an audit unless
// the user asked for it.
func (o *auditOptions) verdict(report *api.AuditReport, failure error) error {
	if failure != nil {
		return failure
	}
	if o.failOn == "" {
		return nil
	}
	bad := 0
	for _, f := range report.Findings {
		if f.Severity.AtLeast(o.failOn) {
			bad++
		}
	}
	switch {
	case bad > 0:
		return &ExitError{exitFindings, fmt.Errorf("%s at or above %s (--fail-on)", counted(bad, "finding"), o.failOn)}
	case len(report.Gaps) > 0:
		return &ExitError{exitGaps, fmt.Errorf(
			"no finding at or above %s, but %s: what was not audited may hold some (--fail-on)",
			o.failOn, counted(len(report.Gaps), "gap"))}
	}
	return nil
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
