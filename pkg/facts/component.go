package facts

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// component describes an audited workload for the report.
func (b *builder) component(w *inventory.Workload) api.Component {
	d := b.decisions[w]
	pods, finished := w.Pods()
	return api.Component{
		Name:           d.Component,
		Namespace:      w.Namespace,
		Kind:           w.Kind,
		Workload:       w.Name,
		ServiceAccount: accountOf(w, w.Revisions[0]),
		Pods:           pods,
		Nodes:          len(w.Nodes()),
		Finished:       finished,
		Template:       w.Revisions[0].Template,
		Images:         images(w),
		Class:          d.Class,
		Signals:        nonNil(d.Signals),
		Owner:          d.Owner,
	}
}

// images lists the images of all revisions, sorted.
func images(w *inventory.Workload) []string {
	list := []string{}
	for _, r := range w.Revisions {
		for c := range containers(r.Pod) {
			list = append(list, c.Image)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// accountOf is the service account of a revision; pods that a kubelet runs
// from disk have none.
func accountOf(w *inventory.Workload, r *inventory.Revision) string {
	if w.Kind == inventory.KindStaticPod {
		return ""
	}
	return inventory.Account(r.Pod)
}
