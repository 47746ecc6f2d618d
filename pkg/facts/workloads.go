package facts

import (
	"cmp"
	"fmt"
	"sync"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// workload writes one document for each revision.
func (b *builder) workload(w *inventory.Workload) []*Document {
	documents := make([]*Document, len(w.Revisions))
	for i, r := range w.Revisions {
		input := WorkloadInput{Workload: b.revision(w, r), Namespace: b.namespace(w.Namespace), Cluster: b.context}
		documents[i] = &Document{
			kind: KindWorkload, subject: b.subject(w), input: input, containers: names(input.Workload.Containers),
			nodes:    r.Nodes,
			annotate: b.annotateWorkload(w, r),
		}
	}
	return documents
}

// names lists the containers that run for long before those that end, because
// that is where an attacker would be.
func names(containers []Container) []string {
	var running, ending []string
	for _, c := range containers {
		if c.Type == "init" {
			ending = append(ending, c.Name)
		} else {
			running = append(running, c.Name)
		}
	}
	return append(running, ending...)
}

func (b *builder) subject(w *inventory.Workload) api.Subject {
	return api.Subject{Kind: w.Kind, Namespace: w.Namespace, Name: w.Name, Component: b.decisions[w].Component}
}

func (b *builder) annotateWorkload(w *inventory.Workload, r *inventory.Revision) func(*api.Finding) {
	owner := b.decisions[w].Owner
	// Several findings about one workload are located in one parsed text.
	locator := sync.OnceValue(func() *manifest.Locator { return manifest.NewLocator(r.Origin) })
	return func(f *api.Finding) {
		f.Pods, f.Nodes, f.Owner = r.Pods, len(r.Nodes), &owner
		if r.Origin.File != "" {
			locateWith(locator(), r.Origin.File, r.Path, f.Evidence)
		}
	}
}

func (b *builder) revision(w *inventory.Workload, r *inventory.Revision) Workload {
	pod, account := r.Pod, b.account(w, r)
	d, static := b.decisions[w], w.Kind == inventory.KindStaticPod
	vols := b.files.volumes(b.inv, pod)
	tokens := newTokenFinder(r, account, static)
	doc := Workload{
		Namespace: w.Namespace, Kind: w.Kind, Name: w.Name, Component: d.Component, Class: d.Class,
		Pods: r.Pods, Finished: r.Finished, Nodes: len(r.Nodes), Template: r.Template, Static: static,
		EveryNode: b.everyNode(r.Nodes, w.Daemon()), ControlPlane: b.onControlPlane(r.Nodes),
		ServiceAccount: accountOf(w, r),
		Automount:      !static && inventory.Automounts(pod, account),
		AccountGrants:  b.accountGrants(w, r),
		Containers:     b.containers(pod, vols, tokens),
		Volumes:        vols,
	}
	doc.ShownBy = shownBy(doc.Containers)
	doc.takePod(pod)
	return doc
}

func (b *builder) account(w *inventory.Workload, r *inventory.Revision) *inventory.ServiceAccount {
	return b.inv.ServiceAccounts[types.NamespacedName{Namespace: w.Namespace, Name: inventory.Account(r.Pod)}]
}

// takePod fills in what stands in the pod itself.
func (doc *Workload) takePod(pod *corev1.Pod) {
	spec, shared := &pod.Spec, podSecurity(pod)
	doc.OS, doc.DeclaredOS = operatingSystem(spec), string(ptr.Deref(spec.OS, corev1.PodOS{}).Name)
	doc.Declared, doc.AppArmorAnnotations = declaredByPod(shared), appArmorAnnotations(pod.Annotations)
	doc.Labels, doc.NodeSelector = nonNilMap(pod.Labels), nonNilMap(spec.NodeSelector)
	doc.Tolerations = tolerations(spec)
	doc.PriorityClass = spec.PriorityClassName
	doc.HostNetwork, doc.HostPID, doc.HostIPC = spec.HostNetwork, spec.HostPID, spec.HostIPC
	doc.HostUsers = ptr.Deref(spec.HostUsers, true)
	doc.ShareProcessNamespace = ptr.Deref(spec.ShareProcessNamespace, false)
	doc.FSGroup, doc.SupplementalGroups = shared.FSGroup, nonNil(shared.SupplementalGroups)
	doc.Sysctls = make([]Sysctl, len(shared.Sysctls))
	for i, s := range shared.Sysctls {
		doc.Sysctls[i] = Sysctl{Field: fmt.Sprintf("spec.securityContext.sysctls[%d]", i), Name: s.Name, Value: s.Value}
	}
}

func operatingSystem(spec *corev1.PodSpec) string {
	if spec.OS != nil {
		return string(spec.OS.Name)
	}
	selected := cmp.Or(spec.NodeSelector[corev1.LabelOSStable], spec.NodeSelector["beta.kubernetes.io/os"])
	return cmp.Or(selected, string(corev1.Linux))
}

func tolerations(spec *corev1.PodSpec) []Toleration {
	list := make([]Toleration, len(spec.Tolerations))
	for i, t := range spec.Tolerations {
		list[i] = Toleration{
			Field: fmt.Sprintf("spec.tolerations[%d]", i), Key: t.Key,
			Operator: string(cmp.Or(t.Operator, corev1.TolerationOpEqual)), Value: t.Value, Effect: string(t.Effect),
		}
	}
	return list
}

func nonNilMap(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}
