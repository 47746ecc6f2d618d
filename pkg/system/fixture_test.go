package system_test

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

func load(t testing.TB) *system.Catalog {
	t.Helper()
	catalog, err := system.Load()
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// change makes a workload of a test differ from a plain one.
type change func(*inventory.Workload)

// workload is one with a container that nobody knows and no rights.
func workload(kind, namespace, name string, changes ...change) *inventory.Workload {
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name},
		Spec: corev1.PodSpec{Containers: []corev1.Container{{
			Name: "main", Image: "registry.example/shop/" + name + ":1.0",
		}}},
	}
	w := &inventory.Workload{
		Namespace: namespace, Kind: kind, Name: name,
		Revisions: []*inventory.Revision{{Pod: pod, Pods: 1}},
	}
	for _, c := range changes {
		c(w)
	}
	return w
}

func spec(f func(*corev1.PodSpec)) change {
	return func(w *inventory.Workload) { f(&w.Revisions[0].Pod.Spec) }
}

// images replaces the container by one for each image.
func images(names ...string) change {
	return spec(func(s *corev1.PodSpec) { s.Containers = containers(names) })
}

func initImages(names ...string) change {
	return spec(func(s *corev1.PodSpec) { s.InitContainers = containers(names) })
}

func containers(images []string) []corev1.Container {
	list := make([]corev1.Container, len(images))
	for i, image := range images {
		list[i] = corev1.Container{Name: "c", Image: image}
	}
	return list
}

func labels(pairs ...string) change {
	return func(w *inventory.Workload) { w.Labels = pairsOf(pairs) }
}

func podLabels(pairs ...string) change {
	return func(w *inventory.Workload) { w.Revisions[0].Pod.Labels = pairsOf(pairs) }
}

func annotations(pairs ...string) change {
	return func(w *inventory.Workload) { w.Annotations = pairsOf(pairs) }
}

func pairsOf(pairs []string) map[string]string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}

func ownedBy(apiVersion, kind, name string) change {
	return func(w *inventory.Workload) {
		w.Owner = &metav1.OwnerReference{APIVersion: apiVersion, Kind: kind, Name: name}
	}
}

func account(name string) change {
	return spec(func(s *corev1.PodSpec) { s.ServiceAccountName = name })
}

func on(nodes ...string) change {
	return func(w *inventory.Workload) { w.Revisions[0].Nodes = nodes }
}

func secured(f func(*corev1.SecurityContext)) change {
	return spec(func(s *corev1.PodSpec) {
		s.Containers[0].SecurityContext = &corev1.SecurityContext{}
		f(s.Containers[0].SecurityContext)
	})
}

func capability(names ...corev1.Capability) change {
	return secured(func(c *corev1.SecurityContext) { c.Capabilities = &corev1.Capabilities{Add: names} })
}

func privileged() change {
	return secured(func(c *corev1.SecurityContext) { c.Privileged = ptr.To(true) })
}

// hostPath is a volume, mounted or not.
func hostPath(path string, mounted bool) change {
	return spec(func(s *corev1.PodSpec) {
		s.Volumes = append(s.Volumes, corev1.Volume{
			Name: path, VolumeSource: corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: path}},
		})
		if mounted {
			s.Containers[0].VolumeMounts = append(s.Containers[0].VolumeMounts, corev1.VolumeMount{Name: path, MountPath: "/x"})
		}
	})
}

// cluster is an inventory of some workloads on a control plane and two workers.
func cluster(workloads ...*inventory.Workload) *inventory.Inventory {
	return &inventory.Inventory{
		Resources: map[string]bool{"services": true},
		Workloads: workloads,
		Nodes: []*inventory.Node{
			{Name: "control", ControlPlane: true}, {Name: "worker-1"}, {Name: "worker-2"},
		},
	}
}

// writes says what accounts may write, by namespace/name.
type writes map[string][]string

// ClusterWrites is the table's entry.
func (w writes) ClusterWrites(namespace, account string) []string { return w[namespace+"/"+account] }
