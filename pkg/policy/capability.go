package policy

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// joinCapability is what an attacker has who has both. Bounds in different
// namespaces become names such as "kube-system/x", or "kube-system/*".
func joinCapability(a, b *api.Capability) *api.Capability {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case unbounded(a) || unbounded(b):
		return &api.Capability{Kind: a.Kind}
	case a.Namespace != b.Namespace:
		return &api.Capability{Kind: a.Kind, Names: sortedUnion(qualified(a), qualified(b))}
	}
	joined := &api.Capability{Kind: a.Kind, Namespace: a.Namespace}
	if len(a.Names) > 0 && len(b.Names) > 0 {
		joined.Names = sortedUnion(a.Names, b.Names)
	}
	return joined
}

func unbounded(c *api.Capability) bool { return c.Namespace == "" && len(c.Names) == 0 }

func qualified(c *api.Capability) []string {
	if c.Namespace == "" {
		return c.Names
	}
	if len(c.Names) == 0 {
		return []string{c.Namespace + "/*"}
	}
	var names []string
	for _, name := range c.Names {
		names = append(names, c.Namespace+"/"+name)
	}
	return names
}

func sortedUnion(a, b []string) []string {
	all := union(slices.Clone(a), b)
	slices.Sort(all)
	return all
}
