package system

import (
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// release is what was installed together in a namespace.
type release struct{ namespace, label, name string }

// releasesOf reads the labels that Helm charts and others put on everything
// that belongs together.
func releasesOf(w *inventory.Workload) []release {
	var list []release
	for _, label := range []string{"app.kubernetes.io/part-of", "app.kubernetes.io/instance", "release"} {
		name := w.Labels[label]
		if name == "" {
			name = w.Revisions[0].Pod.Labels[label]
		}
		if name != "" {
			list = append(list, release{w.Namespace, label, name})
		}
	}
	return list
}

// releaseComponent is the component of a workload that was installed together
// with this one, such as the chart that a hook's job belongs to; "" if there is
// none.
func (c *Catalog) releaseComponent(s *subject, env *Environment) string {
	for _, r := range releasesOf(s.Workload) {
		for _, sibling := range env.releases[r] {
			if known := c.identify(newSubject(sibling)); known != nil {
				return known.component.Name
			}
		}
	}
	return ""
}
