package remedy

import (
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// workload is one whose pods are changed.
type workload struct {
	inv *inventory.Inventory
	ref api.Change
	was *inventory.Workload
	// pods are the changed pods, by revision.
	pods []*corev1.Pod
}

func (p *Plan) workload(ref api.Change) *workload {
	return at(p, ref, func() *workload {
		w := &workload{inv: p.planner.inv, ref: ref, was: p.planner.workloads[ref]}
		for _, r := range w.was.Revisions {
			w.pods = append(w.pods, r.Pod.DeepCopy())
		}
		return w
	})
}

func (w *workload) edit(change podEdit) {
	for _, pod := range w.pods {
		change(pod)
	}
}

// workloadWays lists the ways to change what evidence shows of a workload. The
// evidence may be of any of its revisions.
func (p *Planner) workloadWays(w *inventory.Workload, ref api.Change, f *api.Finding, e api.Evidence) ([]edit, string) {
	if e.Field == "spec.serviceAccountName" {
		return p.accountWays(w, ref, f), ""
	}
	if strings.HasPrefix(e.Field, "spec.ephemeralContainers") {
		return nil, "an ephemeral container ends with its pod: delete the pod, and its controller makes a new one"
	}
	for _, r := range w.Revisions {
		if changes := p.podEdits(r.Pod, e); len(changes) > 0 {
			ways := make([]edit, len(changes))
			for i, change := range changes {
				ways[i] = edit{object: ref, make: func(plan *Plan) { plan.workload(ref).edit(change) }}
			}
			return ways, ""
		}
	}
	return nil, none(e)
}

// now is the workload with its changes.
func (w *workload) now() *inventory.Workload {
	changed := *w.was
	changed.Revisions = make([]*inventory.Revision, len(w.was.Revisions))
	for i, r := range w.was.Revisions {
		revision := *r
		revision.Pod = w.pods[i].DeepCopy()
		settle(revision.Pod)
		if mounts := revision.Pod.Spec.AutomountServiceAccountToken; mounts != nil && !*mounts {
			dropInjected(revision.Pod)
		}
		revision.Nodes = w.nodes(r, revision.Pod)
		changed.Revisions[i] = &revision
	}
	return &changed
}

// nodes are those of a revision after its pod was changed.
func (w *workload) nodes(was *inventory.Revision, now *corev1.Pod) []string {
	before, after := template(was.Pod), template(now)
	var names []string
	for _, n := range w.inv.Nodes {
		admitted := n.Admits(after, w.was.Daemon())
		switch held := slices.Contains(was.Nodes, n.Name); {
		case held && (admitted || !n.Admits(before, w.was.Daemon())):
			names = append(names, n.Name)
		case !held && admitted && !n.Admits(before, w.was.Daemon()):
			names = append(names, n.Name)
		}
	}
	if len(w.inv.Nodes) == 0 {
		return was.Nodes
	}
	return names
}

func (w *workload) applyTo(inv *inventory.Inventory) {
	inv.Workloads = slices.Clone(inv.Workloads)
	for i, x := range inv.Workloads {
		if x == w.was {
			inv.Workloads[i] = w.now()
		}
	}
}

func (w *workload) documents() []Document {
	now := w.pods[0].DeepCopy()
	settle(now)
	patch, err := patchOf(w.was.Revisions[0].Pod, now)
	if err != nil {
		return []Document{{Object: w.ref, problem: err}}
	}
	if patch == nil {
		return nil
	}
	kind, ok := controllerOf(w.was.Kind)
	if !ok {
		return []Document{{Object: w.ref, Manual: true, Content: patch, Notes: w.byHand()}}
	}
	d := Document{Object: w.ref, Patch: true, Content: object(kind.apiVersion, w.ref, nil, kind.wrap(patch))}
	if n := len(w.was.Revisions); n > 1 {
		d.Notes = append(d.Notes, fmt.Sprintf("Its pods have %d different specifications; this is about the most frequent one.", n))
	}
	return []Document{d}
}

// byHand says how a pod is changed that no controller's template makes.
func (w *workload) byHand() []string {
	switch w.was.Kind {
	case inventory.KindStaticPod:
		return []string{fmt.Sprintf("The kubelet runs it from a file: change the manifest of %s on %s, in /etc/kubernetes/manifests if the kubelet has the usual settings.",
			w.was.Name, listed(w.was.Nodes()))}
	case "Pod":
		return []string{
			"The API server refuses to change these fields of a pod. Delete it, and make it again, if it is needed, with what follows.",
			fmt.Sprintf("Delete: kubectl -n %s delete pod %s", word(w.was.Namespace), word(w.was.Name)),
		}
	case "Job":
		return []string{"The API server refuses to change the template of a job. Delete it, and make it again with this in its template:"}
	}
	return []string{fmt.Sprintf("Change the template that %s holds for its pods, wherever it has it:", w.ref.Reference())}
}

// mostListed bounds lists in notes.
const mostListed = 5

func listed(names []string) string {
	if rest := len(names) - mostListed; rest > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostListed], ", "), rest)
	}
	return strings.Join(names, ", ")
}
