package rbactest

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// words are what the rules and questions of a world are made of: few, so that
// they meet, but other ones in each world.
type words struct {
	dice
	kinds []Kind
	verbs []string
	// bound are cluster roles that bindings refer to.
	bound []string
}

func newWords(d dice) words {
	all := Kinds()
	w := words{dice: d, verbs: []string{"get", "*"}}
	for range 3 {
		w.kinds = append(w.kinds, all[d.IntN(len(all))])
	}
	w.kinds = append(w.kinds, kind(all, w.pick("pods", "namespaces", "nodes", "clusterroles", "deployments")))
	for range 3 {
		w.verbs = append(w.verbs, w.pick(verbs()...))
	}
	return w
}

func kind(all []Kind, resource string) Kind {
	return all[slices.IndexFunc(all, func(k Kind) bool { return k.Resource == resource })]
}

func verbs() []string {
	return []string{
		"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
		"bind", "escalate", "approve", "sign", "use", "impersonate", "impersonate:user-info",
		"impersonate-on:user-info:list", "impersonate:*", "ge*", "GET",
	}
}

func (w words) kind() Kind { return w.kinds[w.IntN(len(w.kinds))] }

func (w words) name() string { return w.pick("x", "z", "a", "*", "") }

// rules are zero to five; only cluster roles may have some about URLs.
func (w words) rules(urls bool) []rbacv1.PolicyRule {
	rules := []rbacv1.PolicyRule{}
	for range w.IntN(6) {
		if urls && w.oneIn(4) {
			rules = append(rules, w.urlRule())
			continue
		}
		rules = append(rules, w.rule())
	}
	return rules
}

func (w words) urlRule() rbacv1.PolicyRule {
	return rbacv1.PolicyRule{Verbs: w.some(w.verbs...), NonResourceURLs: w.some(
		"/metrics", "/metrics*", "/metrics/*", "/logs/*", "/logs", "/a*b", "/logs/a**", "*", "/*", "metrics", "",
	)}
}

func (w words) rule() rbacv1.PolicyRule {
	rule := rbacv1.PolicyRule{Verbs: w.some(w.verbs...)}
	for range 1 + w.IntN(2) {
		k := w.kind()
		rule.APIGroups = append(rule.APIGroups, w.group(k))
		rule.Resources = append(rule.Resources, w.some(w.spellings(k)...)...)
	}
	if w.oneIn(4) {
		rule.ResourceNames = w.some("x", w.name(), w.name())
	}
	return rule
}

func (w words) group(k Kind) string {
	if w.oneIn(4) {
		return w.pick("*", "", "apps", strings.ToUpper(k.Group)+"x")
	}
	return k.Group
}

// spellings are ways to write a resource in a rule, right and wrong ones.
func (w words) spellings(k Kind) []string {
	sub := w.subresource(k)
	return []string{
		k.Resource, k.Resource, k.Resource + "/" + sub, k.Resource + "/" + sub, "*/" + sub,
		"*", k.Resource + "/*", "*/*", k.Resource + "/", strings.TrimSuffix(k.Resource, "s"), strings.ToUpper(k.Resource),
	}
}

func (w words) subresource(k Kind) string {
	if len(k.Subresources) == 0 || w.oneIn(6) {
		return w.pick("status", "exec", "scale", "finalizers")
	}
	return w.pick(k.Subresources...)
}
