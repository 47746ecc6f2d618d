package rbactest

import (
	"fmt"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// NewAggregated makes a world that also has roles that gather the rules of
// others, of each other, and of the default roles, and that none has filled
// yet.
func NewAggregated(seed uint64) *World {
	bound := []string{"view", "edit", "admin"}
	for i := range gathering {
		bound = append(bound, gatheringName(i))
	}
	w := newWorld(seed, bound)
	for _, r := range w.ClusterRoles {
		if r.AggregationRule == nil {
			w.words.label(r, parts()...)
			w.words.label(r, defaultParts()...)
		}
	}
	for i := range gathering {
		r := w.addClusterRole(gatheringName(i), []rbacv1.PolicyRule{})
		r.AggregationRule = &rbacv1.AggregationRule{ClusterRoleSelectors: w.words.selectors()}
		w.words.label(r, parts()...)
	}
	return w
}

// gathering is how many roles gather others.
const gathering = 4

func gatheringName(i int) string { return fmt.Sprint("g", i) }

// parts are labels by which roles are gathered. Roles that gather have them
// too, so there are chains and circles.
func parts() []string { return []string{"to-g", "to-all", "tier"} }

// defaultParts make a role a part of a default role. Roles that gather do not
// have them: in a circle with a default role, which stays, the controller would
// keep the rules of earlier worlds.
func defaultParts() []string {
	const prefix = "rbac.authorization.k8s.io/aggregate-to-"
	return []string{prefix + "view", prefix + "edit", prefix + "admin"}
}

func (w words) label(r *rbacv1.ClusterRole, keys ...string) {
	for _, key := range keys {
		if w.oneIn(3) {
			r.Labels[key] = w.pick("true", "true", "false")
		}
	}
}

func (w words) selectors() []metav1.LabelSelector {
	var list []metav1.LabelSelector
	for range 1 + w.IntN(2) {
		list = append(list, w.selector())
	}
	return list
}

func (w words) selector() metav1.LabelSelector {
	switch w.IntN(4) {
	case 0:
		return metav1.LabelSelector{MatchExpressions: []metav1.LabelSelectorRequirement{
			{Key: w.pick(parts()...), Operator: metav1.LabelSelectorOpIn, Values: []string{"true", "maybe"}},
		}}
	case 1:
		return metav1.LabelSelector{MatchExpressions: []metav1.LabelSelectorRequirement{
			{Key: w.pick(parts()...), Operator: metav1.LabelSelectorOpExists},
			{Key: w.pick(parts()...), Operator: metav1.LabelSelectorOpDoesNotExist},
		}}
	case 2:
		return metav1.LabelSelector{MatchLabels: map[string]string{w.pick(defaultParts()...): "true"}}
	}
	return metav1.LabelSelector{MatchLabels: map[string]string{w.pick(parts()...): "true", Label: "world"}}
}
