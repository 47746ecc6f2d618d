package rbac

import (
	"fmt"
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// aggregate fills aggregated ClusterRoles that have no rules, as those of
// manifests, like the controller of kubernetes pkg/controller/clusterroleaggregation
// would. Rules that are there are what a cluster grants, and stay.
func (all roles) aggregate() {
	clusterRoles := all.sortedClusterRoles()
	var aggregated, empty []*role
	for _, r := range clusterRoles {
		if r.object.Aggregation == nil {
			continue
		}
		r.gather(clusterRoles)
		aggregated = append(aggregated, r)
		if len(r.rules) == 0 {
			empty = append(empty, r)
		}
	}
	for fill(empty) {
	}
	for _, r := range aggregated {
		r.findSources()
	}
}

// gather selects the roles whose rules an aggregated role has.
func (r *role) gather(clusterRoles []*role) {
	for i := range r.object.Aggregation.ClusterRoleSelectors {
		selector, err := metav1.LabelSelectorAsSelector(&r.object.Aggregation.ClusterRoleSelectors[i])
		if err != nil {
			r.problem = fmt.Sprintf("aggregationRule.clusterRoleSelectors[%d]: %v", i, err)
			r.gathers = nil
			return
		}
		for _, other := range clusterRoles {
			if other != r && selector.Matches(labels.Set(other.object.Labels)) {
				r.gathers = append(r.gathers, other)
			}
		}
	}
}

// fill gives each role the rules of those that it gathers, and tells whether
// one has grown. As roles gather aggregated roles, it takes several rounds.
func fill(aggregated []*role) bool {
	grown := false
	for _, r := range aggregated {
		rules := union(r.gathers)
		grown = grown || len(rules) > len(r.rules)
		r.rules = rules
	}
	return grown
}

// union has each rule once.
func union(gathered []*role) []rbacv1.PolicyRule {
	var rules []rbacv1.PolicyRule
	seen := map[string]bool{}
	for _, r := range gathered {
		for _, rule := range r.rules {
			if k := key(rule); !seen[k] {
				seen[k] = true
				rules = append(rules, rule)
			}
		}
	}
	return rules
}

func (r *role) findSources() {
	r.sources = make([]source, len(r.rules))
	for i, rule := range r.rules {
		r.sources[i] = r.source(key(rule), map[*role]bool{})
	}
}

// source looks for a rule in the gathered roles, and in those that they gather.
func (r *role) source(rule string, seen map[*role]bool) source {
	seen[r] = true
	for _, other := range r.gathers {
		if seen[other] {
			continue
		}
		if other.object.Aggregation != nil {
			if s := other.source(rule, seen); s.role != nil {
				return s
			}
			continue
		}
		if i := slices.IndexFunc(other.rules, func(p rbacv1.PolicyRule) bool { return key(p) == rule }); i >= 0 {
			return source{other, i}
		}
	}
	return source{}
}

// key is the same for rules that are written alike.
func key(rule rbacv1.PolicyRule) string {
	var b strings.Builder
	for _, list := range [][]string{rule.Verbs, rule.APIGroups, rule.Resources, rule.ResourceNames, rule.NonResourceURLs} {
		for _, s := range list {
			b.WriteString(s)
			b.WriteByte(1)
		}
		b.WriteByte(0)
	}
	return b.String()
}
