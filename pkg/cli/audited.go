package cli

import (
	"context"
	"fmt"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/attack"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rank"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// audited is an audit with all that it is made of, so that a part of it can be
// done again.
type audited struct {
	*reading
	catalog  *system.Catalog
	scope    facts.Scope
	policies policySet
	stated   *facts.Facts
	judged   policy.Judgment
	led      attack.Analysis
	// fixed are ids of findings that are taken for fixed.
	fixed map[string]bool
}

// audit states what was read as facts, judges them, and finds out where the
// findings lead, which are ranked. Findings that a user names are taken for
// fixed.
func (a *audited) audit(ctx context.Context, fixed []string) error {
	a.stated = a.facts(a.catalog, a.scope)
	a.judged = a.policies.Judge(ctx, documents(a.stated))
	if err := ctx.Err(); err != nil {
		return err
	}
	var err error
	if a.fixed, err = idsOf(fixed, a.judged.Findings); err != nil {
		return fmt.Errorf("--without: %w", err)
	}
	if a.led, err = attack.Analyze(a.attackInput(a.stated, a.judged, a.fixed)); err != nil {
		return fmt.Errorf("find paths: %w", err)
	}
	setReaches(a.judged.Findings, a.led.Reaches)
	rank.Sort(a.judged.Findings)
	return nil
}
