package system

import (
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// distribution is a way to run Kubernetes and the traces that it leaves. One
// trace is enough. All are globs.
type distribution struct {
	Name string `json:"name"`
	// Versions are those of kubelets; Labels keys of node labels; OSImages and
	// IDs the nodes' OS images and provider ids; Nodes their names.
	Versions []string `json:"versions,omitempty"`
	Labels   []string `json:"labels,omitempty"`
	OSImages []string `json:"osImages,omitempty"`
	IDs      []string `json:"ids,omitempty"`
	Nodes    []string `json:"nodes,omitempty"`
	// Namespaces are names of namespaces; Workloads namespace/name; Images
	// repositories of images in system namespaces; Marks keys of labels and
	// annotations of workloads in kube-system.
	Namespaces []string `json:"namespaces,omitempty"`
	Workloads  []string `json:"workloads,omitempty"`
	Images     []string `json:"images,omitempty"`
	Marks      []string `json:"marks,omitempty"`
	// RBAC are names of cluster roles and their bindings; HostPaths are paths
	// that static pods mount.
	RBAC      []string `json:"rbac,omitempty"`
	HostPaths []string `json:"hostPaths,omitempty"`
}

// Distribution names the Kubernetes distribution, such as eks, openshift or
// kubeadm; "" if nothing tells. Of several that fit, the catalog's first wins:
// kind and minikube stand before kubeadm, which they use.
func (c *Catalog) Distribution(inv *inventory.Inventory) string {
	t := newTraces(inv)
	for i := range c.data.Distributions {
		if d := &c.data.Distributions[i]; t.fit(d) {
			return d.Name
		}
	}
	return ""
}

// traces are the different values of an inventory that tell distributions
// apart.
type traces struct {
	versions, labels, osImages, ids, nodes             set
	namespaces, workloads, images, marks, rbac, mounts set
}

func newTraces(inv *inventory.Inventory) *traces {
	t := &traces{
		versions: set{}, labels: set{}, osImages: set{}, ids: set{}, nodes: set{},
		namespaces: set{}, workloads: set{}, images: set{}, marks: set{}, rbac: set{}, mounts: set{},
	}
	for _, n := range inv.Nodes {
		t.versions.add(n.KubeletVersion)
		t.osImages.add(n.OSImage)
		t.ids.add(n.ProviderID)
		t.nodes.add(n.Name)
		addKeys(t.labels, n.Labels)
	}
	for _, w := range inv.Workloads {
		t.addWorkload(w)
	}
	addKeys(t.namespaces, inv.Namespaces)
	addKeys(t.rbac, inv.ClusterRoles)
	for _, b := range inv.ClusterRoleBindings {
		t.rbac.add(b.Name)
	}
	return t
}

func (t *traces) addWorkload(w *inventory.Workload) {
	t.namespaces.add(w.Namespace)
	t.workloads.add(w.Namespace + "/" + w.Name)
	for _, name := range w.Nodes() {
		t.nodes.add(name)
	}
	if w.Namespace != metav1.NamespaceSystem {
		return
	}
	s := newSubject(w)
	addKeys(t.marks, s.tags)
	for _, i := range slices.Concat(s.images, s.initial) {
		t.images.add(i.repository())
	}
	if isStatic(w) {
		for _, v := range w.Revisions[0].Pod.Spec.Volumes {
			if v.HostPath != nil {
				t.mounts.add(v.HostPath.Path)
			}
		}
	}
}

func (t *traces) fit(d *distribution) bool {
	for _, trace := range []struct {
		patterns []string
		values   set
	}{
		{d.Versions, t.versions}, {d.Labels, t.labels}, {d.OSImages, t.osImages}, {d.IDs, t.ids}, {d.Nodes, t.nodes},
		{d.Namespaces, t.namespaces}, {d.Workloads, t.workloads}, {d.Images, t.images}, {d.Marks, t.marks},
		{d.RBAC, t.rbac}, {d.HostPaths, t.mounts},
	} {
		for value := range trace.values {
			if globAny(trace.patterns, value) {
				return true
			}
		}
	}
	return false
}

// set is a set of strings that are not empty.
type set map[string]bool

func (s set) add(value string) {
	if value != "" {
		s[value] = true
	}
}

func addKeys[T any](s set, m map[string]T) {
	for key := range m {
		s[key] = true
	}
}
