package system_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

func TestDecideOwner(t *testing.T) {
	const ns = "tools"
	deploy := func(changes ...change) *inventory.Workload { return workload("Deployment", ns, "app", changes...) }
	tests := []struct {
		name string
		w    *inventory.Workload
		want api.Owner
	}{
		{"nobody else", deploy(), api.Owner{Kind: "you"}},
		{"Helm", deploy(annotations("meta.helm.sh/release-name", "app", "meta.helm.sh/release-namespace", "other")), api.Owner{Kind: "helm", Detail: "other/app"}},
		{"Helm by labels", deploy(labels("heritage", "Tiller", "release", "app")), api.Owner{Kind: "helm", Detail: "app"}},
		{"kustomize is no owner", deploy(labels("app.kubernetes.io/managed-by", "kustomize")), api.Owner{Kind: "you"}},
		{"Flux wins over Helm", deploy(labels("helm.toolkit.fluxcd.io/name", "r", "helm.toolkit.fluxcd.io/namespace", "flux-system", "app.kubernetes.io/managed-by", "Helm")),
			api.Owner{Kind: "gitops", Detail: "Flux HelmRelease flux-system/r"}},
		{"Argo CD", deploy(annotations("argocd.argoproj.io/tracking-id", "infra:apps/Deployment:tools/app")),
			api.Owner{Kind: "gitops", Detail: "Argo CD infra:apps/Deployment:tools/app"}},
		{"OLM", deploy(labels("olm.owner", "app.v2", "olm.owner.namespace", ns)), api.Owner{Kind: "olm", Detail: "tools/app.v2"}},
		{"OLM on the pods", deploy(annotations("olm.operatorNamespace", "x")), api.Owner{Kind: "olm"}},
		{"operator wins over Helm", deploy(ownedBy("example.com/v1", "App", "a"), annotations("meta.helm.sh/release-name", "r")), api.Owner{Kind: "operator", Detail: "App/a"}},
		{"controller of Kubernetes is no operator", deploy(ownedBy("apps/v1", "Deployment", "a")), api.Owner{Kind: "you"}},
		{"custom resource of Kubernetes' own groups is no operator", deploy(ownedBy("x.storage.k8s.io/v1", "X", "a")), api.Owner{Kind: "you"}},
		{"pods of two releases", deploy(podLabels("heritage", "Helm", "release", "new"), func(w *inventory.Workload) {
			w.Revisions = append(w.Revisions, deploy(podLabels("heritage", "Helm", "release", "old")).Revisions...)
		}), api.Owner{Kind: "helm", Detail: "new"}},
		{"addon manager", deploy(labels("addonmanager.kubernetes.io/mode", "EnsureExists")), api.Owner{Kind: "addon-manager", Detail: "mode EnsureExists"}},
		{"kOps", deploy(labels("addon.kops.k8s.io/name", "coredns.addons.k8s.io")), api.Owner{Kind: "addon-manager", Detail: "kOps coredns.addons.k8s.io"}},
		{"provider by namespace", workload("Deployment", "gmp-system", "app"), api.Owner{Kind: "provider", Detail: "GKE"}},
		{"users' part of OpenShift", workload("Deployment", "openshift-operators", "app"), api.Owner{Kind: "you"}},
		{"part of OpenShift", workload("Deployment", "openshift-console", "app"), api.Owner{Kind: "provider", Detail: "OpenShift"}},
		{"kubelet", workload("StaticPod", ns, "app", labels("olm.owner", "x")), api.Owner{Kind: "kubelet", Detail: "static pod manifest on the node"}},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := catalog.Decide(tt.w, system.NewEnvironment(cluster(tt.w), nil))
			if diff := cmp.Diff(tt.want, d.Owner); diff != "" {
				t.Errorf("owner (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecideClass(t *testing.T) {
	tests := []struct {
		name string
		w    *inventory.Workload
		want string
	}{
		{"unknown static pod of the control plane", workload("StaticPod", "kube-system", "helper", on("control")), "control-plane"},
		{"unknown static pod of all nodes", workload("StaticPod", "kube-system", "helper", on("control", "worker-1")), "node-agent"},
		{"unknown static pod of no node", workload("StaticPod", "kube-system", "helper"), "node-agent"},
		{"labeled static pod of no node", workload("StaticPod", "kube-system", "helper", podLabels("tier", "control-plane")), "control-plane"},
		{"DaemonSet of the control plane", workload("DaemonSet", "kube-system", "kops-controller", images("registry.k8s.io/kops/kops-controller:1")), "control-plane"},
		{"kube-proxy as a static pod", workload("StaticPod", "kube-system", "kube-proxy", images("registry.k8s.io/kube-proxy:1"), on("control")), "node-agent"},
		{"node agent's Deployment", workload("Deployment", "kube-system", "flannel-helper", images("docker.io/flannel/flannel:1")), "addon"},
		{"add-on of a provider", workload("Deployment", "gmp-system", "x"), "managed-addon"},
		{"add-on", workload("Deployment", "kube-system", "x"), "addon"},
		{"application", workload("Deployment", "shop", "x"), "workload"},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := catalog.Decide(tt.w, system.NewEnvironment(cluster(tt.w), nil))
			if d.Class != tt.want {
				t.Errorf("class %s, want %s", d.Class, tt.want)
			}
		})
	}
}
