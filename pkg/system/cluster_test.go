package system_test

import (
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func TestNamespace(t *testing.T) {
	tests := []struct {
		name, namespace string
		labels          map[string]string
		want            string
	}{
		{"Kubernetes", "kube-system", nil, "kube-system"},
		{"OpenShift", "openshift-something-new", nil, "openshift-something-new"},
		{"Rancher", "cattle-fleet-system", nil, "cattle-fleet-system"},
		{"Cluster API", "capz-system", nil, "capz-system"},
		{"product", "cert-manager", nil, "cert-manager"},
		{"label of an installer", "x", map[string]string{"a": "b", "control-plane": "controller-manager"}, "x (label control-plane)"},
		{"user's namespace", "default", nil, ""},
		{"part of a name", "my-kube-system", nil, ""},
		{"pod security is no sign", "x", map[string]string{"pod-security.kubernetes.io/enforce": "privileged"}, ""},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			signal, ok := catalog.Namespace(tt.namespace, tt.labels)
			if signal.Detail != tt.want || ok != (tt.want != "") {
				t.Errorf("got %v, %t, want %q", signal, ok, tt.want)
			}
		})
	}
}

func TestProvider(t *testing.T) {
	tests := []struct {
		name string
		node inventory.Node
		want string
	}{
		{"AWS", inventory.Node{ProviderID: "aws:///eu-west-1a/i-0a"}, "aws"},
		{"Google", inventory.Node{ProviderID: "gce://project/zone/name"}, "gce"},
		{"Oracle, without a scheme", inventory.Node{ProviderID: "ocid1.instance.oc1.phx.a"}, "oci"},
		{"Alibaba, without a scheme", inventory.Node{ProviderID: "cn-hangzhou.i-bp1"}, "alibaba"},
		{"id before labels", inventory.Node{ProviderID: "kind://docker/kind/kind-worker", Labels: map[string]string{"eks.amazonaws.com/nodegroup": "x"}}, "kind"},
		{"label", inventory.Node{Labels: map[string]string{"kubernetes.azure.com/cluster": "x"}}, "azure"},
		{"nothing", inventory.Node{Name: "n", Labels: map[string]string{"kubernetes.io/hostname": "n"}}, ""},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := catalog.Provider(&tt.node); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDistribution(t *testing.T) {
	nodes := func(n ...*inventory.Node) *inventory.Inventory { return &inventory.Inventory{Nodes: n} }
	with := func(w ...*inventory.Workload) *inventory.Inventory { return &inventory.Inventory{Workloads: w} }
	tests := []struct {
		name string
		inv  *inventory.Inventory
		want string
	}{
		{"nothing", &inventory.Inventory{}, ""},
		{"EKS by version", nodes(&inventory.Node{KubeletVersion: "v1.32.9-eks-1"}), "eks"},
		{"GKE by version", nodes(&inventory.Node{KubeletVersion: "v1.33.2-gke.100"}), "gke"},
		{"AKS by label", nodes(&inventory.Node{Labels: map[string]string{"kubernetes.azure.com/agentpool": "x"}}), "aks"},
		{"RKE2, not RKE", nodes(&inventory.Node{KubeletVersion: "v1.33.1+rke2r1"}), "rke2"},
		{"RKE", nodes(&inventory.Node{KubeletVersion: "v1.17.4-rancher1-1"}), "rke"},
		{"k3s", nodes(&inventory.Node{KubeletVersion: "v1.33.1+k3s1"}), "k3s"},
		{"k0s", nodes(&inventory.Node{KubeletVersion: "v1.33.1+k0s"}), "k0s"},
		{"OpenShift by OS", nodes(&inventory.Node{OSImage: "Red Hat Enterprise Linux CoreOS 48.84"}), "openshift"},
		{"OpenShift by namespace", &inventory.Inventory{Namespaces: map[string]*inventory.Namespace{"openshift-etcd": {}}}, "openshift"},
		{"Talos", nodes(&inventory.Node{OSImage: "Talos (v1.10)"}), "talos"},
		{"kind, though made by kubeadm", nodes(&inventory.Node{ProviderID: "kind://docker/kind/x"}), "kind"},
		{"DOKS", nodes(&inventory.Node{Labels: map[string]string{"doks.digitalocean.com/node-id": "x"}}), "doks"},
		{"MicroK8s", nodes(&inventory.Node{Labels: map[string]string{"microk8s.io/cluster": "true"}}), "microk8s"},
		{"OKE by workload", with(workload("DaemonSet", "kube-system", "proxymux-client")), "oke"},
		{"workload of that name elsewhere", with(workload("DaemonSet", "shop", "proxymux-client")), ""},
		{"kOps by label", with(workload("Deployment", "kube-system", "x", labels("addon.kops.k8s.io/name", "y"))), "kops"},
		{"kubeadm by its files", with(workload("StaticPod", "kube-system", "kube-scheduler", hostPath("/etc/kubernetes/scheduler.conf", true))), "kubeadm"},
		{"such a file in another pod", with(workload("Pod", "kube-system", "x", hostPath("/etc/kubernetes/scheduler.conf", true))), ""},
		{"kubeadm by its roles", &inventory.Inventory{ClusterRoleBindings: []*inventory.Binding{{Name: "kubeadm:get-nodes", RoleRef: rbacv1.RoleRef{}}}}, "kubeadm"},
	}
	catalog := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := catalog.Distribution(tt.inv); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
