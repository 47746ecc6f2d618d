package facts

import (
	"cmp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// rootCertificates is the ConfigMap with the certificate of the API server, which
// every pod has (kubernetes pkg/controller/certificates/rootcacertpublisher).
const rootCertificates = "kube-root-ca.crt"

// consumers are the workloads that read ConfigMaps and Secrets.
type consumers struct {
	// byObject is by kind/namespace/name, strong by namespace.
	byObject map[string][]Consumer
	strong   map[string][]Consumer
}

func (n *neighborhood) findConsumers() consumers {
	found := consumers{byObject: map[string][]Consumer{}, strong: map[string][]Consumer{}}
	for _, w := range n.workloads[""] {
		started := n.startedBy(w)
		_, isPowerful := n.powers.Of(rbac.Account(w.Namespace, accountOf(w, w.Revisions[0])))
		for _, object := range readBy(w) {
			found.add(w.Namespace, Consumer{
				Workload: w.Kind + "/" + w.Namespace + "/" + w.Name, Object: object,
				Privileged: n.privileged[w], Powerful: isPowerful, Runs: slices.Contains(started, object),
			})
		}
	}
	return found
}

func (c consumers) add(namespace string, consumer Consumer) {
	c.byObject[consumer.Object] = append(c.byObject[consumer.Object], consumer)
	if !consumer.Privileged && !consumer.Powerful || !strings.HasPrefix(consumer.Object, "ConfigMap/") {
		return
	}
	for _, where := range []string{"", namespace} {
		if len(c.strong[where]) < mostNamed {
			c.strong[where] = append(c.strong[where], consumer)
		}
	}
}

// startedBy lists the ConfigMaps that any container of a workload runs programs
// from, as readBy does.
func (n *neighborhood) startedBy(w *inventory.Workload) []string {
	var objects []string
	for _, r := range w.Revisions {
		for c := range containers(r.Pod) {
			for _, name := range programs(r.Pod, c, n.interpreters()) {
				objects = append(objects, "ConfigMap/"+w.Namespace+"/"+name)
			}
		}
	}
	return objects
}

func (c consumers) strongIn(namespace string) []Consumer { return nonNil(c.strong[namespace]) }

// of lists the workloads that read an object of that name, in a namespace or in
// any.
func (c consumers) of(kind, namespace, name string) []Consumer {
	if namespace != "" {
		return c.byObject[kind+"/"+namespace+"/"+name]
	}
	var all []Consumer
	for object, list := range c.byObject {
		if strings.HasPrefix(object, kind+"/") && strings.HasSuffix(object, "/"+name) {
			all = append(all, list...)
		}
	}
	slices.SortFunc(all, func(a, b Consumer) int {
		return cmp.Or(cmp.Compare(a.Object, b.Object), cmp.Compare(a.Workload, b.Workload))
	})
	return all
}

// readBy lists the ConfigMaps and Secrets that any revision of a workload
// reads, as kind/namespace/name, sorted, but for what every pod has.
func readBy(w *inventory.Workload) []string {
	var objects []string
	add := func(kind, name string) {
		if name != "" && name != rootCertificates {
			objects = append(objects, kind+"/"+w.Namespace+"/"+name)
		}
	}
	for _, r := range w.Revisions {
		for i := range r.Pod.Spec.Volumes {
			readByVolume(&r.Pod.Spec.Volumes[i], add)
		}
		for c := range containers(r.Pod) {
			readByEnvironment(c, add)
		}
	}
	slices.Sort(objects)
	return slices.Compact(objects)
}

func readByVolume(v *corev1.Volume, add func(kind, name string)) {
	switch {
	case v.ConfigMap != nil:
		add("ConfigMap", v.ConfigMap.Name)
	case v.Secret != nil:
		add("Secret", v.Secret.SecretName)
	case v.Projected != nil:
		for _, source := range v.Projected.Sources {
			if source.ConfigMap != nil {
				add("ConfigMap", source.ConfigMap.Name)
			}
			if source.Secret != nil {
				add("Secret", source.Secret.Name)
			}
		}
	}
}

func readByEnvironment(c *corev1.Container, add func(kind, name string)) {
	for _, from := range c.EnvFrom {
		if from.ConfigMapRef != nil {
			add("ConfigMap", from.ConfigMapRef.Name)
		}
		if from.SecretRef != nil {
			add("Secret", from.SecretRef.Name)
		}
	}
	for _, e := range c.Env {
		switch {
		case e.ValueFrom == nil:
		case e.ValueFrom.ConfigMapKeyRef != nil:
			add("ConfigMap", e.ValueFrom.ConfigMapKeyRef.Name)
		case e.ValueFrom.SecretKeyRef != nil:
			add("Secret", e.ValueFrom.SecretKeyRef.Name)
		}
	}
}
