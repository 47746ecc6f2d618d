package facts

import (
	"cmp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// consumers are the workloads that read ConfigMaps and Secrets.
type consumers struct {
	// byObject is by kind/namespace/name, strong by namespace.
	byObject map[string][]Consumer
	strong   map[string][]Consumer
}

func (n *neighborhood) findConsumers() consumers {
	found := consumers{byObject: map[string][]Consumer{}, strong: map[string][]Consumer{}}
	for _, w := range n.workloads[""] {
		for _, object := range readBy(w) {
			_, isPowerful := n.powers.Of(rbac.Account(w.Namespace, accountOf(w, w.Revisions[0])))
			c := Consumer{
				Workload: w.Kind + "/" + w.Namespace + "/" + w.Name, Object: object,
				Privileged: n.privileged[w], Powerful: isPowerful,
			}
			found.byObject[object] = append(found.byObject[object], c)
			if (c.Privileged || c.Powerful) && object[0] == 'C' {
				for _, namespace := range []string{"", w.Namespace} {
					if len(found.strong[namespace]) < mostNamed {
						found.strong[namespace] = append(found.strong[namespace], c)
					}
				}
			}
		}
	}
	return found
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
// reads, as kind/namespace/name, sorted. Every pod has the certificate of the
// API server from one; that is not listed.
func readBy(w *inventory.Workload) []string {
	var objects []string
	add := func(kind, name string) {
		if name != "" && name != "kube-root-ca.crt" {
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
