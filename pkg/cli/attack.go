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
		Findings: judged.Findings, Effects: judged.Effects, Without: without,
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
		known := false
		for _, f := range findings {
			if f.Policy == name || strings.HasPrefix(f.ID, name) {
				found[f.ID], known = true, true
			}
		}
		if !known {
			return nil, fmt.Errorf("--without: no finding or policy %q: did you mean %q?", name, policy.Nearest(name, all))
		}
	}
	return found, nil
}
