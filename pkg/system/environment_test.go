package system_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

func TestDecideClusterWrite(t *testing.T) {
	noToken := spec(func(s *corev1.PodSpec) { s.AutomountServiceAccountToken = ptr.To(false) })
	projected := spec(func(s *corev1.PodSpec) {
		s.Volumes = []corev1.Volume{{Name: "token", VolumeSource: corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{
			Sources: []corev1.VolumeProjection{{ServiceAccountToken: &corev1.ServiceAccountTokenProjection{Path: "token"}}},
		}}}}
	})
	tests := []struct {
		name   string
		w      *inventory.Workload
		access system.Access
		want   string
	}{
		{"writes", workload("Deployment", "shop", "sync", account("sync")), writes{"shop/sync": {"nodes [patch]", "pods [create]"}}, "nodes [patch], pods [create]"},
		{"many writes", workload("Deployment", "shop", "sync", account("sync")),
			writes{"shop/sync": {"a [*]", "b [*]", "c [*]", "d [*]", "e [*]", "f [*]"}}, "a [*], b [*], c [*], d [*] and 2 more"},
		{"default account", workload("Deployment", "shop", "sync"), writes{"shop/default": {"nodes [patch]"}}, "nodes [patch]"},
		{"writes nothing", workload("Deployment", "shop", "sync", account("sync")), writes{}, ""},
		{"nothing known", workload("Deployment", "shop", "sync", account("sync")), nil, ""},
		{"account of that name elsewhere", workload("Deployment", "shop", "sync", account("sync")), writes{"other/sync": {"nodes [patch]"}}, ""},
		{"no token", workload("Deployment", "shop", "sync", account("sync"), noToken), writes{"shop/sync": {"nodes [patch]"}}, ""},
		{"account without tokens", workload("Deployment", "shop", "sync", account("closed")), writes{"shop/closed": {"nodes [patch]"}}, ""},
		{"static pod, which has no account", workload("StaticPod", "shop", "sync", account("sync")), writes{"shop/sync": {"nodes [patch]"}}, ""},
		{"token as a volume", workload("Deployment", "shop", "sync", account("sync"), noToken, projected), writes{"shop/sync": {"nodes [patch]"}}, "nodes [patch]"},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := cluster(tt.w)
			inv.ServiceAccounts = map[types.NamespacedName]*inventory.ServiceAccount{
				{Namespace: "shop", Name: "closed"}: {Namespace: "shop", Name: "closed", Automount: ptr.To(false)},
			}
			d := catalog.Decide(tt.w, system.NewEnvironment(inv, tt.access))
			got := ""
			for _, s := range d.Signals {
				if s.Signal == "cluster-write" {
					got = s.Detail
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDecideWebhook(t *testing.T) {
	backend := workload("Deployment", "shop", "guard", podLabels("app", "guard"))
	service := &corev1.Service{ObjectMeta: metav1.ObjectMeta{Namespace: "shop", Name: "hook"}, Spec: corev1.ServiceSpec{Selector: map[string]string{"app": "guard"}}}
	elsewhere := &corev1.Service{ObjectMeta: metav1.ObjectMeta{Namespace: "other", Name: "hook"}, Spec: service.Spec}
	hook := func(namespace, name string) *admissionv1.ValidatingWebhookConfiguration {
		return &admissionv1.ValidatingWebhookConfiguration{
			ObjectMeta: metav1.ObjectMeta{Name: "check"},
			Webhooks: []admissionv1.ValidatingWebhook{{ClientConfig: admissionv1.WebhookClientConfig{
				Service: &admissionv1.ServiceReference{Namespace: namespace, Name: name},
			}}},
		}
	}
	tests := []struct {
		name     string
		hook     *admissionv1.ValidatingWebhookConfiguration
		services []*corev1.Service
		read     bool
		want     bool
	}{
		{"service selects the pods", hook("shop", "hook"), []*corev1.Service{service}, true, true},
		{"service of another namespace", hook("other", "hook"), []*corev1.Service{service}, true, false},
		{"service that selects such pods of another namespace", hook("other", "hook"), []*corev1.Service{elsewhere}, true, false},
		{"service that does not exist", hook("shop", "guard"), []*corev1.Service{service}, true, false},
		{"services not read, same name", hook("shop", "guard"), nil, false, true},
		{"services not read, other name", hook("shop", "hook"), nil, false, false},
		{"webhook outside the cluster", &admissionv1.ValidatingWebhookConfiguration{Webhooks: []admissionv1.ValidatingWebhook{{}}}, nil, false, false},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := cluster(backend)
			inv.Resources["services"], inv.Services = tt.read, tt.services
			inv.ValidatingWebhooks = []*admissionv1.ValidatingWebhookConfiguration{tt.hook}
			want := signals()
			if tt.want {
				want = signals("webhook", "ValidatingWebhookConfiguration/check")
			}
			d := catalog.Decide(backend, system.NewEnvironment(inv, nil))
			if diff := cmp.Diff(want, d.Signals); diff != "" {
				t.Errorf("signals (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecideMutatingWebhook(t *testing.T) {
	w := workload("Deployment", "shop", "guard")
	inv := cluster(w)
	inv.Resources["services"] = false
	inv.MutatingWebhooks = []*admissionv1.MutatingWebhookConfiguration{{
		ObjectMeta: metav1.ObjectMeta{Name: "inject"},
		Webhooks: []admissionv1.MutatingWebhook{{ClientConfig: admissionv1.WebhookClientConfig{
			Service: &admissionv1.ServiceReference{Namespace: "shop", Name: "guard"},
		}}},
	}}
	d := load(t).Decide(w, system.NewEnvironment(inv, nil))
	if diff := cmp.Diff(signals("webhook", "MutatingWebhookConfiguration/inject"), d.Signals); diff != "" {
		t.Errorf("signals (-want +got):\n%s", diff)
	}
}

func TestDecidePriorityClassOfTheCluster(t *testing.T) {
	w := workload("Deployment", "shop", "app", spec(func(s *corev1.PodSpec) { s.PriorityClassName = "first" }))
	catalog := load(t)
	for value, want := range map[int32]bool{2000000000: true, 1000000000: false} {
		inv := cluster(w)
		inv.PriorityClasses = []*schedulingv1.PriorityClass{{ObjectMeta: metav1.ObjectMeta{Name: "first"}, Value: value}}
		if d := catalog.Decide(w, system.NewEnvironment(inv, nil)); d.System != want {
			t.Errorf("priority %d: system %t, want %t", value, d.System, want)
		}
	}
}

func TestDecideWithoutNodes(t *testing.T) {
	selects := func(key string) change {
		return spec(func(s *corev1.PodSpec) { s.NodeSelector = map[string]string{key: "x"} })
	}
	requires := func(r corev1.NodeSelectorRequirement) change {
		return spec(func(s *corev1.PodSpec) {
			s.Affinity = &corev1.Affinity{NodeAffinity: &corev1.NodeAffinity{RequiredDuringSchedulingIgnoredDuringExecution: &corev1.NodeSelector{
				NodeSelectorTerms: []corev1.NodeSelectorTerm{{MatchExpressions: []corev1.NodeSelectorRequirement{r}}},
			}}}
		})
	}
	tests := []struct {
		name   string
		change change
		want   bool
	}{
		{"any node", func(*inventory.Workload) {}, true},
		{"any Linux node", selects("kubernetes.io/os"), true},
		{"any node, old label", selects("beta.kubernetes.io/arch"), true},
		{"a pool", selects("pool"), false},
		{"a pool by affinity", requires(corev1.NodeSelectorRequirement{Key: "pool", Operator: corev1.NodeSelectorOpIn}), false},
		{"not on virtual nodes", requires(corev1.NodeSelectorRequirement{Key: "type", Operator: corev1.NodeSelectorOpNotIn}), true},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := workload("DaemonSet", "shop", "agent", tt.change)
			d := catalog.Decide(w, system.NewEnvironment(&inventory.Inventory{Workloads: []*inventory.Workload{w}}, nil))
			if d.System != tt.want {
				t.Errorf("system %t, want %t: %v", d.System, tt.want, d.Signals)
			}
		})
	}
}

func TestDecideNamesTheRelease(t *testing.T) {
	release := labels("app.kubernetes.io/instance", "backup")
	tool := workload("Deployment", "kube-system", "main", release, images("docker.io/velero/velero:v1"))
	hook := workload("Job", "kube-system", "prepare", release, images("docker.io/bitnami/kubectl:1"))
	foreign := workload("Job", "shop", "prepare", release, images("docker.io/bitnami/kubectl:1"))
	other := workload("Job", "monitoring", "prepare", release, images("docker.io/bitnami/kubectl:1"))
	catalog := load(t)
	env := system.NewEnvironment(cluster(tool, hook, foreign, other), nil)
	for w, want := range map[*inventory.Workload]string{tool: "Velero", hook: "Velero", foreign: "prepare", other: "prepare"} {
		if d := catalog.Decide(w, env); d.Component != want {
			t.Errorf("%s/%s: component %s, want %s", w.Namespace, w.Name, d.Component, want)
		}
	}
}

func TestDecideNamespaceLabels(t *testing.T) {
	w := workload("Deployment", "infra", "app")
	inv := cluster(w)
	inv.Namespaces = map[string]*inventory.Namespace{"infra": {Name: "infra", Labels: map[string]string{"openshift.io/cluster-monitoring": "true"}}}
	d := load(t).Decide(w, system.NewEnvironment(inv, nil))
	if diff := cmp.Diff(signals("namespace", "infra (label openshift.io/cluster-monitoring)"), d.Signals); diff != "" {
		t.Errorf("signals (-want +got):\n%s", diff)
	}
}

func TestDecideLooksAtAllRevisions(t *testing.T) {
	w := workload("Deployment", "shop", "app")
	w.Revisions = append(w.Revisions, workload("Deployment", "shop", "app", privileged()).Revisions...)
	d := load(t).Decide(w, system.NewEnvironment(cluster(w), nil))
	if diff := cmp.Diff(signals("host-access", "privileged"), d.Signals); diff != "" {
		t.Errorf("signals (-want +got):\n%s", diff)
	}
}
