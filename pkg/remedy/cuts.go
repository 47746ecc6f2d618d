package remedy

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// cuts are what becomes of the rules of a role, by their place.
type cuts struct {
	rules map[int]*ruleCut
	// every is taken from each rule.
	every []take
}

func newCuts() *cuts { return &cuts{rules: map[int]*ruleCut{}} }

// add takes from a rule what evidence shows, or spells its wildcards out.
func (c *cuts) add(index int, e api.Evidence, rule rbacv1.PolicyRule, spell bool) {
	if c.rules[index] == nil {
		c.rules[index] = &ruleCut{}
	}
	if spell && len(rule.NonResourceURLs) == 0 {
		c.rules[index].spell = true
		return
	}
	c.rules[index].takes = append(c.rules[index].takes, takesFrom(e, rule)...)
}

// of is what becomes of one rule.
func (c *cuts) of(index int) *ruleCut {
	cut := ruleCut{takes: slices.Clone(c.every)}
	if own := c.rules[index]; own != nil {
		cut.takes, cut.spell = append(cut.takes, own.takes...), own.spell
	}
	return &cut
}

// apply gives the rules that are left, and says what could not be spelled out.
func (c *cuts) apply(rules []rbacv1.PolicyRule, known vocabulary) (left []rbacv1.PolicyRule, notes []string) {
	left = []rbacv1.PolicyRule{}
	for i, rule := range rules {
		kept, lost := c.of(i).apply(rule, known)
		left = append(left, kept...)
		if len(lost) > 0 {
			notes = append(notes, fmt.Sprintf(
				"Rule %d allowed %s, which cannot be spelled out here: add the resources that are needed.", i, strings.Join(lost, ", ")))
		} else if len(kept) > 0 && slices.Contains(rule.Resources, wildcard) && !reflect.DeepEqual(kept[0], rule) {
			notes = append(notes, fmt.Sprintf(
				"Rule %d had a wildcard, which is spelled out without what was found: leave out what is not needed.", i))
		}
	}
	return left, notes
}
