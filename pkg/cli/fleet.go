package cli

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// concurrentClusters bounds the memory of an audit of many clusters.
const concurrentClusters = 2

// runFleet audits all clusters and shows their reports as one. A cluster that
// cannot be audited is a gap, unless that is true of all of them.
func (o *auditOptions) runFleet(
	ctx context.Context, loadedPolicies func() (policySet, error), loadedCatalog func() (*system.Catalog, error), a *accepted,
) error {
	policies, policyErr := loadedPolicies()
	catalog, catalogErr := loadedCatalog()
	if err := errors.Join(policyErr, catalogErr); err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(concurrentClusters)
	for _, m := range o.fleet {
		group.Go(func() error {
			m.audit(ctx, catalog, o, policies)
			return nil
		})
	}
	_ = group.Wait() // each member keeps its own error
	if err := ctx.Err(); err != nil {
		return err
	}
	return o.showFleet(a, policies)
}

func (o *auditOptions) showFleet(a *accepted, policies policySet) error {
	whole, err := o.gather(a)
	if err != nil {
		return err
	}
	var reports []api.AuditReport
	for i := range whole.Reports {
		reports = append(reports, *report{AuditReport: &whole.Reports[i]}.above(o.minSeverity))
	}
	shown := api.NewFleetReport(reports, whole.Gaps)
	if err := o.printer.PrintObj(shown, o.Out); err != nil {
		return fmt.Errorf("print reports: %w", err)
	}
	tell(o.ErrOut, policies.problems)
	if err := unusable(policies.problems); err != nil {
		return err
	}
	return o.failOn.verdict(everything(whole))
}

// everything are the findings of all clusters, and the number of their gaps.
func everything(fleet *api.FleetReport) ([]api.Finding, int) {
	var findings []api.Finding
	gaps := len(fleet.Gaps)
	for _, r := range fleet.Reports {
		findings = append(findings, r.Findings...)
		gaps += len(r.Gaps)
	}
	return findings, gaps
}
