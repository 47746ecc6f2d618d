package system_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

func signals(pairs ...string) []api.Signal {
	list := make([]api.Signal, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, api.Signal{Signal: pairs[i], Detail: pairs[i+1]})
	}
	return list
}

func you() api.Owner { return api.Owner{Kind: "you"} }

func TestDecideComponents(t *testing.T) {
	tests := []struct {
		name string
		w    *inventory.Workload
		want system.Decision
	}{
		{
			"kube-proxy of kubeadm",
			workload("DaemonSet", "kube-system", "kube-proxy", images("registry.k8s.io/kube-proxy:v1.35.0"), podLabels("k8s-app", "kube-proxy"),
				spec(func(s *corev1.PodSpec) {
					s.PriorityClassName, s.HostNetwork = "system-node-critical", true
					s.Tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists}}
				})),
			system.Decision{System: true, Component: "kube-proxy", Published: true, Class: "node-agent", Owner: you(), Signals: signals(
				"namespace", "kube-system", "priority-class", "system-node-critical",
				"node-resident", "DaemonSet that tolerates every taint", "host-access", "hostNetwork",
				"image", "registry.k8s.io/kube-proxy", "k8s-app", "k8s-app=kube-proxy")},
		},
		{
			"API server as a static pod",
			workload("StaticPod", "kube-system", "kube-apiserver", images("registry.k8s.io/kube-apiserver:v1.35.0"), on("control")),
			system.Decision{System: true, Component: "kube-apiserver", Published: true, Class: "control-plane",
				Owner: api.Owner{Kind: "kubelet", Detail: "static pod manifest on the node"}, Signals: signals(
					"namespace", "kube-system", "static-pod", "kube-apiserver", "image", "registry.k8s.io/kube-apiserver")},
		},
		{
			"managed add-on of EKS",
			workload("Deployment", "kube-system", "coredns", images("602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns:v1.11"),
				labels("eks.amazonaws.com/component", "coredns")),
			system.Decision{System: true, Component: "CoreDNS", Published: true, Class: "managed-addon", Owner: api.Owner{Kind: "provider", Detail: "EKS"}, Signals: signals(
				"namespace", "kube-system", "cloud-managed", "eks.amazonaws.com/component=coredns",
				"image", "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns")},
		},
		{
			"Prometheus of an operator in a team's namespace",
			workload("StatefulSet", "team-a", "prometheus-team", images("quay.io/prometheus/prometheus:v3"),
				ownedBy("monitoring.coreos.com/v1", "Prometheus", "team"), annotations("meta.helm.sh/release-name", "x")),
			system.Decision{System: true, Component: "Prometheus", Published: true, Class: "addon", Owner: api.Owner{Kind: "operator", Detail: "Prometheus/team"}, Signals: signals(
				"operator", "Prometheus/team", "image", "quay.io/prometheus/prometheus", "helm", "meta.helm.sh/release-name=x")},
		},
		{
			"component of a mirror",
			workload("Deployment", "infra", "ca", images("mirror.corp/base/autoscaling/cluster-autoscaler:v1")),
			system.Decision{System: true, Component: "cluster-autoscaler", Class: "addon", Owner: you(), Signals: signals(
				"image-name", "mirror.corp/base/autoscaling/cluster-autoscaler (not a known registry of cluster-autoscaler)")},
		},
		{
			"name of a component, image of nobody",
			workload("Deployment", "kube-system", "kube-scheduler", images("evil.example/tools/miner:1")),
			system.Decision{System: true, Component: "kube-scheduler", Class: "addon", Owner: you(), Signals: signals(
				"namespace", "kube-system", "name-only", "called like kube-scheduler, but runs none of its images")},
		},
		{
			"application",
			workload("Deployment", "shop", "frontend", labels("app", "frontend", "app.kubernetes.io/managed-by", "Helm", "app.kubernetes.io/instance", "shop"),
				annotations("meta.helm.sh/release-name", "shop", "meta.helm.sh/release-namespace", "shop")),
			system.Decision{Component: "frontend", Class: "workload", Owner: api.Owner{Kind: "helm", Detail: "shop/shop"}, Signals: signals(
				"helm", "meta.helm.sh/release-name=shop")},
		},
		{
			"pattern of names in a system namespace",
			workload("Deployment", "kube-system", "queue-listener", labels("app", "queue-listener")),
			system.Decision{System: true, Component: "queue-listener", Class: "addon", Owner: you(), Signals: signals("namespace", "kube-system")},
		},
		{
			"image of others that the component runs",
			workload("Deployment", "argocd", "argocd-redis", images("public.ecr.aws/docker/library/redis:7")),
			system.Decision{System: true, Component: "Argo CD", Class: "addon", Owner: you(), Signals: signals("namespace", "argocd")},
		},
		{
			"long annotation",
			workload("Deployment", "shop", "x", annotations("components.gke.io/component-name", strings.Repeat("x", 121))),
			system.Decision{System: true, Component: "x", Class: "managed-addon",
				Owner:   api.Owner{Kind: "provider", Detail: "GKE " + strings.Repeat("x", 121)},
				Signals: signals("cloud-managed", "components.gke.io/component-name")},
		},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := catalog.Decide(tt.w, system.NewEnvironment(cluster(tt.w), nil))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Decide (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDecideAlone gives a plain application one trait each: what makes it a
// system workload by itself, and what does not.
func TestDecideAlone(t *testing.T) {
	const shop = "shop"
	app := func(changes ...change) *inventory.Workload {
		return workload("Deployment", shop, "frontend", changes...)
	}
	daemon := func(changes ...change) *inventory.Workload { return workload("DaemonSet", shop, "agent", changes...) }
	selector := func(key string) change {
		return spec(func(s *corev1.PodSpec) { s.NodeSelector = map[string]string{key: "x"} })
	}
	tests := []struct {
		name   string
		w      *inventory.Workload
		signal string // "" if it stays an application
	}{
		{"nothing", app(), ""},
		{"namespace that only sounds so", workload("Deployment", "ordering-system", "frontend"), ""},
		{"namespace that begins like monitoring", workload("Deployment", "monitoring-app", "frontend"), ""},
		{"namespace default", workload("Deployment", "default", "frontend"), ""},
		{"namespace of a distribution", workload("Deployment", "gke-managed-new", "frontend"), "namespace"},

		{"system priority class", app(spec(func(s *corev1.PodSpec) { s.PriorityClassName = "system-cluster-critical" })), "priority-class"},
		{"priority of the system", app(spec(func(s *corev1.PodSpec) { s.Priority = ptr.To[int32](2000000000) })), "priority-class"},
		{"highest priority of users", app(spec(func(s *corev1.PodSpec) { s.Priority = ptr.To[int32](1000000000) })), ""},
		{"users' class of OpenShift", app(spec(func(s *corev1.PodSpec) { s.PriorityClassName = "openshift-user-critical" })), ""},

		{"addon manager", app(labels("addonmanager.kubernetes.io/mode", "Reconcile")), "addon-manager"},
		{"GKE", app(annotations("components.gke.io/component-name", "x")), "cloud-managed"},
		{"AKS on the pods", app(podLabels("kubernetes.azure.com/managedby", "aks")), "cloud-managed"},
		{"EKS", app(labels("app.kubernetes.io/managed-by", "EKS")), "cloud-managed"},
		{"cluster version operator", app(annotations("include.release.openshift.io/self-managed-high-availability", "true")), "openshift"},
		{"OLM", app(labels("olm.owner", "x.v1")), "olm"},
		{"add-on of k3s", app(annotations("objectset.rio.cattle.io/owner-gvk", "k3s.cattle.io/v1, Kind=Addon")), "addon-manager"},
		{"what Fleet deploys", app(annotations("objectset.rio.cattle.io/owner-gvk", "fleet.cattle.io/v1, Kind=Bundle")), ""},
		{"Helm", app(annotations("meta.helm.sh/release-name", "x")), ""},
		{"Flux", app(labels("kustomize.toolkit.fluxcd.io/name", "apps")), ""},
		{"Argo CD", app(labels("argocd.argoproj.io/instance", "shop")), ""},
		{"made in the web interface of Rancher", app(labels("cattle.io/creator", "norman")), ""},
		{"label k8s-app", app(labels("k8s-app", "frontend")), ""},
		{"kubebuilder's label", app(labels("control-plane", "controller-manager")), "controller"},

		{"privileged", app(privileged()), "host-access"},
		{"host process", app(secured(func(c *corev1.SecurityContext) {
			c.WindowsOptions = &corev1.WindowsSecurityContextOptions{HostProcess: ptr.To(true)}
		})), "host-access"},
		{"host process of the pod", app(spec(func(s *corev1.PodSpec) {
			s.SecurityContext = &corev1.PodSecurityContext{WindowsOptions: &corev1.WindowsSecurityContextOptions{HostProcess: ptr.To(true)}}
		})), "host-access"},
		{"node's network", app(spec(func(s *corev1.PodSpec) { s.HostNetwork = true })), "host-access"},
		{"node's processes", app(spec(func(s *corev1.PodSpec) { s.HostPID = true })), "host-access"},
		{"node's IPC", app(spec(func(s *corev1.PodSpec) { s.HostIPC = true })), "host-access"},
		{"capability as the kernel writes it", app(capability("cap_sys_admin")), "host-access"},
		{"capability of a mesh", app(capability("NET_ADMIN", "NET_RAW")), ""},
		{"runtime socket", app(hostPath("/var/run/docker.sock", true)), "host-access"},
		{"volume that is not mounted", app(hostPath("/var/run/docker.sock", false)), ""},
		{"time zone", app(hostPath("/etc/localtime", true)), ""},
		{"data of an application", app(hostPath("/mnt/disk1/db/", true)), ""},
		{"path that climbs out of the data", app(hostPath("/data/../etc", true)), "host-access"},
		{"root", app(hostPath("/", true)), "host-access"},

		{"DaemonSet on all workers", daemon(on("worker-1", "worker-2")), "node-resident"},
		{"DaemonSet on all nodes", daemon(on("control", "worker-1", "worker-2")), "node-resident"},
		{"DaemonSet on one worker", daemon(on("worker-1"), selector("pool")), ""},
		{"DaemonSet that runs nowhere", daemon(), ""},
		{"DaemonSet that tolerates all", daemon(spec(func(s *corev1.PodSpec) {
			s.Tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists}}
		})), "node-resident"},
		{"DaemonSet that tolerates one effect", daemon(spec(func(s *corev1.PodSpec) {
			s.Tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists, Effect: corev1.TaintEffectNoSchedule}}
		})), ""},
		{"Deployment on all workers", app(on("worker-1", "worker-2")), ""},

		{"custom resource of a component", app(ownedBy("operator.tigera.io/v1", "Installation", "default")), "operator"},
		{"custom resource of a database", app(ownedBy("postgresql.cnpg.io/v1", "Cluster", "orders")), ""},
		{"virtual machine", app(ownedBy("kubevirt.io/v1", "VirtualMachineInstance", "vm")), ""},

		{"operator that nobody knows", workload("Deployment", shop, "widget-operator", account("widget")), "controller"},
		{"operator without an account", workload("Deployment", shop, "widget-operator"), ""},
		{"operator by name only", workload("Deployment", shop, "tour-operator", account("tour"), images("registry.example/tours:1")), ""},
		{"storage driver that nobody knows", app(images("registry.example/driver:1", "registry.k8s.io/sig-storage/csi-node-driver-registrar:v2")), "csi-driver"},

		{"image of a component", app(images("quay.io/cilium/cilium:v1")), "image"},
		{"proxies of meshes beside an application", app(images("docker.io/istio/proxyv2:1", "registry.example/shop:1"), initImages("docker.io/istio/proxyv2:1")), ""},
		{"agent put before an application", app(initImages("docker.io/hashicorp/vault:1")), ""},
		{"unlisted agent behind an application", app(images("registry.example/shop:1", "docker.io/grafana/promtail:2")), ""},
		{"gateway of a mesh", app(images("docker.io/istio/proxyv2:1")), "image"},
		{"database", app(images("postgres:17")), ""},
		{"store of an application", app(images("docker.io/bitnami/etcd:3")), ""},
		{"label of a component", app(labels("io.cilium/app", "operator")), "component"},
		{"name and label of a component", workload("Deployment", shop, "argocd-redis", images("redis:7"),
			labels("app.kubernetes.io/part-of", "argocd")), "component"},
		{"pattern of names alone", workload("Deployment", shop, "queue-listener", labels("app", "queue-listener")), ""},
		{"web server called nginx", workload("Deployment", shop, "nginx", images("nginx:1.29"), labels("app", "nginx")), ""},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := catalog.Decide(tt.w, system.NewEnvironment(cluster(tt.w), nil))
			if d.System != (tt.signal != "") {
				t.Fatalf("system %t by %v", d.System, d.Signals)
			}
			if tt.signal != "" && d.Signals[0].Signal != tt.signal {
				t.Errorf("decided by %v, want %s", d.Signals, tt.signal)
			}
			if d.System == (d.Class == system.ClassWorkload) {
				t.Errorf("system %t, class %s", d.System, d.Class)
			}
		})
	}
}
