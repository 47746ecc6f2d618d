package cli

import (
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/attack"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// attackInput is what paths are found in. Findings in without are taken for
// fixed.
func (r *reading) attackInput(stated *facts.Facts, judged policy.Judgment, without map[string]bool) attack.Input {
	return attack.Input{
		Inventory: r.inventory, Index: stated.Index, Powers: stated.Powers, Presences: stated.Presences,
		Findings: judged.Findings, Effects: judged.Effects, Restricted: stated.Restricted, Without: without,
	}
}

// setReaches says of each finding how far it leads.
func setReaches(findings []api.Finding, reaches map[string]api.Reach) {
	for i := range findings {
		if reach, leads := reaches[findings[i].ID]; leads {
			findings[i].Reaches = &reach
		}
	}
}

// idsOf are the ids of findings that a user names, by id, by its beginning, or
// by policy.
func idsOf(names []string, findings []api.Finding) (map[string]bool, error) {
	found := map[string]bool{}
	var all []string
	for _, f := range findings {
		all = append(all, f.ID, f.Policy)
	}
	for _, name := range names {
		ids := named(name, findings)
		switch {
		case isFinding(name) && len(ids) > 1:
			return nil, fmt.Errorf("%q begins several ids: %s", name, strings.Join(ids, ", "))
		case len(ids) == 0:
			return nil, fmt.Errorf("no finding or policy %q: did you mean %q?", name, policy.Nearest(name, all))
		}
		for _, id := range ids {
			found[id] = true
		}
	}
	return found, nil
}

// named are the ids of the findings that a name stands for: a policy's is for
// all that it finds.
func named(name string, findings []api.Finding) []string {
	var ids []string
	for _, f := range findings {
		if f.Policy == name || isFinding(name) && strings.HasPrefix(f.ID, name) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
