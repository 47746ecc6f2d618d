package facts

import (
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// judge indexes the grants that policies look at, and tells whether there are
// any. Whoever may do everything in a namespace still has a half to bring to
// somebody else's.
func (i *Identity) judge() bool {
	i.Everything, i.ByResource, i.ByURL = []int{}, map[string][]int{}, map[string][]int{}
	whole := map[string]bool{}
	for n, g := range i.Grants {
		if i.changeable(g) && power.Everything(g) {
			i.Everything = append(i.Everything, n)
			whole[g.Namespace] = true
		}
	}
	for n, g := range i.Grants {
		if !i.changeable(g) || whole[""] || whole[g.Namespace] && i.Kind != kindNodeClass {
			continue
		}
		for _, resource := range g.Resources {
			i.ByResource[resource] = once(i.ByResource[resource], n)
		}
		for _, url := range g.NonResourceURLs {
			i.ByURL[url] = once(i.ByURL[url], n)
		}
	}
	return len(i.Everything)+len(i.ByResource)+len(i.ByURL) > 0
}

// once appends a place that was not just appended.
func once(places []int, n int) []int {
	if len(places) > 0 && places[len(places)-1] == n {
		return places
	}
	return append(places, n)
}

// changeable is false for what the API server binds itself, and for what an
// identity has from a group that it cannot be taken out of. In a bundle the
// groups are there as one more who brings something.
func (i *Identity) changeable(g rbac.Grant) bool {
	group, ok := strings.CutPrefix(g.Subject, rbacv1.GroupKind+"/")
	return !g.Builtin && (!ok || i.Kind == kindNodeClass || i.Kind == rbacv1.GroupKind && group == i.Name)
}
