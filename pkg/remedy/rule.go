package remedy

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// ruleCut is what becomes of one rule of a role.
type ruleCut struct {
	takes []take
	// spell is true if wildcards are to be replaced by what they stand for.
	spell bool
}

// cell is what a rule allows on one resource.
type cell struct {
	group, resource string
	verbs           []string
}

// apply gives the rules that take the place of a rule: what it allows but for
// what is taken. Wildcards from which something is taken are spelled out; where
// nobody knows what they stand for, they go, and lost names them.
func (c *ruleCut) apply(rule rbacv1.PolicyRule, known vocabulary) (rules []rbacv1.PolicyRule, lost []string) {
	if len(c.takes) == 0 && !c.spell {
		return []rbacv1.PolicyRule{rule}, nil
	}
	if len(rule.NonResourceURLs) > 0 {
		return c.urls(rule), nil
	}
	var cells []cell
	changed := false
	for _, group := range rule.APIGroups {
		for _, resource := range rule.Resources {
			if resource == wildcard && c.opens(group) {
				changed = true
				if len(known[group]) == 0 {
					lost = append(lost, groupText(group)+"/*")
				}
				for _, name := range known[group] {
					cells = append(cells, c.left(cell{group, name, rule.Verbs}))
				}
				continue
			}
			was := cell{group, resource, rule.Verbs}
			left := c.left(was)
			changed = changed || !slices.Equal(left.verbs, was.verbs)
			cells = append(cells, left)
		}
	}
	if !changed {
		return []rbacv1.PolicyRule{rule}, nil
	}
	return joined(cells, rule.ResourceNames), lost
}

func groupText(group string) string {
	if group == "" {
		return "core"
	}
	return group
}

// opens tells whether a wildcard for all resources of a group cannot stay.
func (c *ruleCut) opens(group string) bool {
	return c.spell || slices.ContainsFunc(c.takes, func(t take) bool { return inGroup(t.group, group) })
}

func inGroup(taken, group string) bool {
	return taken == group || taken == wildcard || group == wildcard
}

// left is a cell without the verbs that are taken.
func (c *ruleCut) left(from cell) cell {
	verbs := from.verbs
	taken := slices.DeleteFunc(slices.Clone(c.takes), func(t take) bool { return !t.concerns(from) })
	if (c.spell || len(taken) > 0) && slices.Contains(verbs, wildcard) {
		verbs = allVerbs()
	}
	from.verbs = slices.DeleteFunc(slices.Clone(verbs), func(verb string) bool {
		return slices.ContainsFunc(taken, func(t take) bool { return t.takes(verb) })
	})
	return from
}

// everything tells whether all of a rule is taken that allows everything.
func (t take) everything() bool {
	return t.group == wildcard && t.resource == wildcard && slices.Contains(t.verbs, wildcard)
}

// concerns tells whether the rule allows on the resource taken by this cell.
// "*/exec" allows exec on pods.
func (t take) concerns(c cell) bool {
	if t.url != "" || !inGroup(t.group, c.group) {
		return false
	}
	if t.resource == c.resource || t.resource == wildcard {
		return true
	}
	sub, ok := strings.CutPrefix(c.resource, "*/")
	return ok && strings.HasSuffix(t.resource, "/"+sub)
}

// urls takes URLs from a rule. Whoever is to lose everything loses all of them.
func (c *ruleCut) urls(rule rbacv1.PolicyRule) []rbacv1.PolicyRule {
	rule.NonResourceURLs = slices.DeleteFunc(slices.Clone(rule.NonResourceURLs), func(url string) bool {
		return slices.ContainsFunc(c.takes, func(t take) bool { return t.url == url || t.everything() })
	})
	if len(rule.NonResourceURLs) == 0 {
		return nil
	}
	return []rbacv1.PolicyRule{rule}
}

// joined writes cells as rules: one for the resources with the same verbs, and
// for the groups with the same resources.
func joined(cells []cell, names []string) []rbacv1.PolicyRule {
	var rules []rbacv1.PolicyRule
	for _, c := range cells {
		if len(c.verbs) == 0 {
			continue
		}
		i := slices.IndexFunc(rules, func(r rbacv1.PolicyRule) bool {
			return r.APIGroups[0] == c.group && slices.Equal(r.Verbs, c.verbs)
		})
		if i < 0 {
			rules = append(rules, rbacv1.PolicyRule{
				APIGroups: []string{c.group}, Resources: []string{c.resource}, Verbs: c.verbs, ResourceNames: names,
			})
			continue
		}
		if !slices.Contains(rules[i].Resources, c.resource) {
			rules[i].Resources = append(rules[i].Resources, c.resource)
		}
	}
	return joinGroups(rules)
}

func joinGroups(rules []rbacv1.PolicyRule) []rbacv1.PolicyRule {
	var kept []rbacv1.PolicyRule
	for _, r := range rules {
		i := slices.IndexFunc(kept, func(k rbacv1.PolicyRule) bool {
			return slices.Equal(k.Resources, r.Resources) && slices.Equal(k.Verbs, r.Verbs)
		})
		if i < 0 {
			kept = append(kept, r)
			continue
		}
		kept[i].APIGroups = append(kept[i].APIGroups, r.APIGroups...)
	}
	return kept
}
