package cli

import (
	"context"
	"fmt"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/attack"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// verify audits again with the fixes of the cut applied, and says what is left.
// Only policies that give an attacker something are evaluated, and first only on
// what the fixes change themselves: if no path is left then, there is none.
func verify(ctx context.Context, a *audited) (*api.Cut, error) {
	cut := *a.led.Cut
	if len(a.led.Fixes) == 0 {
		cut.Verified = true // this audit is the one with all of none applied
		return &cut, nil
	}
	library, err := a.policies.Select(policy.Selection{IDs: granting(a.policies.Library)})
	if err != nil {
		return nil, fmt.Errorf("verify fixes: %w", err)
	}
	for _, same := range []likeness{unweakened, equal} {
		left, err := a.leftAfterFixes(ctx, library, same)
		if err != nil {
			return nil, fmt.Errorf("verify fixes: %w", err)
		}
		if cut.Remaining = len(left); cut.Remaining == 0 {
			break
		}
	}
	cut.Verified, cut.Complete = cut.Remaining == 0, cut.Complete && cut.Remaining == 0
	return &cut, nil
}

// leftAfterFixes are the starts that the fixes do not keep from the goal.
func (a *audited) leftAfterFixes(ctx context.Context, library *policy.Library, same likeness) ([]api.Start, error) {
	r, err := newRepairer(a, same)
	if err != nil {
		return nil, err
	}
	now, err := r.repair(ctx, r.ofCut(), library)
	if err != nil {
		return nil, err
	}
	return now.reaching(a.led.Cut.Goal, a.led.Kept)
}

// granting are the ids of policies whose findings give an attacker something.
func granting(library *policy.Library) []string {
	var ids []string
	for _, p := range library.Policies() {
		if p.Grants != "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// reaching are the starts that reach a goal, but for those that nothing keeps
// from it.
func (a *audited) reaching(goal string, kept []api.Start) ([]api.Start, error) {
	g, err := attack.Build(a.attackInput(a.stated, a.judged, nil))
	if err != nil {
		return nil, fmt.Errorf("find paths: %w", err)
	}
	return slices.DeleteFunc(g.Reaching(goal), func(s api.Start) bool {
		return slices.ContainsFunc(kept, func(k api.Start) bool { return within(s, k) })
	}), nil
}

// within tells whether a start is one that is kept. Nodes may be classed in
// another way after a change.
func within(s, kept api.Start) bool {
	if s.Kind != kept.Kind {
		return false
	}
	if s.Kind == api.StartNode {
		return !slices.ContainsFunc(s.Nodes, func(name string) bool { return !slices.Contains(kept.Nodes, name) })
	}
	return s.Namespace == kept.Namespace && s.WorkloadKind == kept.WorkloadKind && s.Workload == kept.Workload && s.Container == kept.Container
}
