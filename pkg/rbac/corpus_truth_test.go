package rbac

import (
	"path/filepath"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
)

// TestCorpusTruth asks about what people found by reading the files.
func TestCorpusTruth(t *testing.T) {
	root := corpus(t)
	everything := Request{Verb: "any", Group: "any.example", Resource: "any"}
	secrets := Request{Verb: "list", Resource: "secrets"}
	tests := []struct {
		folder  string
		id      Identity
		request Request
		binding string
		role    string // "" if the request must not be allowed
		from    string
	}{
		{"components/cilium/1.9.1", Account("kube-system", "cilium"), Request{Verb: "delete", Resource: "pods"}, "ClusterRoleBinding/cilium", "ClusterRole/cilium", ""},
		{"components/cilium/1.9.1", Account("kube-system", "cilium"), Request{Verb: "update", Resource: "nodes"}, "ClusterRoleBinding/cilium", "ClusterRole/cilium", ""},
		{"components/cilium/1.9.1", Account("kube-system", "cilium"), secrets, "", "", ""},
		{"components/cilium/1.9.18", Account("kube-system", "cilium"), Request{Verb: "delete", Resource: "pods"}, "", "", ""},
		{"components/cilium/1.9.18", Account("kube-system", "cilium"), Request{Verb: "patch", Resource: "nodes", Subresource: "status"}, "ClusterRoleBinding/cilium", "ClusterRole/cilium", ""},
		{"components/cilium/1.16.19", Account("kube-system", "cilium-operator"), Request{Verb: "delete", Resource: "pods"}, "ClusterRoleBinding/cilium-operator", "ClusterRole/cilium-operator", ""},

		{"components/argo-cd/v2.10.0", Account("argocd", "argocd-application-controller"), everything, "ClusterRoleBinding/argocd-application-controller", "ClusterRole/argocd-application-controller", ""},
		{"components/argo-cd/v2.10.0", Account("argocd", "argocd-server"), Request{Verb: "get", Resource: "nodes", Subresource: "proxy"}, "ClusterRoleBinding/argocd-server", "ClusterRole/argocd-server", ""},
		{"components/argo-cd/v2.10.0", Account("argocd", "argocd-server"), Request{Verb: "create", Group: "batch", Resource: "jobs"}, "ClusterRoleBinding/argocd-server", "ClusterRole/argocd-server", ""},
		{"components/argo-cd/v1.8.0", Account("argocd", "argocd-server"), Request{Verb: "create", Group: "batch", Resource: "jobs"}, "", "", ""},
		{"components/argo-cd/v2.10.0", Account("argocd", "argocd-server"), Request{Verb: "create", Resource: "secrets", Namespace: "argocd"}, "RoleBinding/argocd/argocd-server", "Role/argocd/argocd-server", ""},
		{"components/argo-cd/v2.10.0", Account("argocd", "argocd-dex-server"), secrets, "", "", ""},

		{"components/istio/1.20.0", Account("kube-system", "istio-cni"), Request{Verb: "delete", Resource: "pods"}, "ClusterRoleBinding/istio-cni-repair-rolebinding", "ClusterRole/istio-cni-repair-role", ""},
		{"components/istio/1.20.0", Account("istio-system", "istiod"), Request{Verb: "create", Group: "apps", Resource: "deployments"}, "ClusterRoleBinding/istiod-gateway-controller-istio-system", "ClusterRole/istiod-gateway-controller-istio-system", ""},
		{"components/istio/1.20.0", Account("istio-system", "istiod"), secrets, "ClusterRoleBinding/istiod-clusterrole-istio-system", "ClusterRole/istiod-clusterrole-istio-system", ""},
		{"components/istio/1.20.0", Account("istio-system", "istio-reader-service-account"), secrets, "ClusterRoleBinding/istio-reader-clusterrole-istio-system", "ClusterRole/istio-reader-clusterrole-istio-system", ""},

		{"components/tiller-cluster-admin", Account("kube-system", "tiller"), everything, "ClusterRoleBinding/tiller", "ClusterRole/cluster-admin", ""},

		{"components/rook-ceph/v1.3.0", Account("rook-ceph", "rook-ceph-system"), Request{Verb: "get", Resource: "nodes", Subresource: "proxy"}, "ClusterRoleBinding/rook-ceph-global", "ClusterRole/rook-ceph-global", "ClusterRole/rook-ceph-global-rules"},
		{"components/rook-ceph/v1.3.0", Account("rook-ceph", "rook-ceph-system"), Request{Verb: "create", Resource: "secrets", Namespace: "rook-ceph"}, "ClusterRoleBinding/rook-ceph-object-bucket", "ClusterRole/rook-ceph-object-bucket", ""},
		{"components/rook-ceph/v1.3.0", Account("rook-ceph", "rook-ceph-system"), Request{Verb: "create", Resource: "pods", Namespace: "rook-ceph"}, "RoleBinding/rook-ceph/rook-ceph-cluster-mgmt", "ClusterRole/rook-ceph-cluster-mgmt", "ClusterRole/rook-ceph-cluster-mgmt-rules"},
		{"components/rook-ceph/v1.3.0", Account("rook-ceph", "rook-csi-rbd-plugin-sa"), secrets, "ClusterRoleBinding/rbd-csi-nodeplugin", "ClusterRole/rbd-csi-nodeplugin", "ClusterRole/rbd-csi-nodeplugin-rules"},
		{"components/rook-ceph/main", Account("rook-ceph", "rook-ceph-system"), Request{Verb: "create", Resource: "pods", Subresource: "exec"}, "ClusterRoleBinding/rook-ceph-system", "ClusterRole/rook-ceph-system", ""},
		{"components/rook-ceph/main", Account("rook-ceph", "rook-ceph-system"), Request{Verb: "get", Resource: "nodes", Subresource: "proxy"}, "", "", ""},

		{"components/calico", Account("tigera-operator", "tigera-operator"), Request{Verb: "escalate", Group: rbacv1.GroupName, Resource: "clusterroles"}, "ClusterRoleBinding/tigera-operator", "ClusterRole/tigera-operator", ""},
		{"components/calico", Account("kube-system", "calico-node"), Request{Verb: "create", Resource: "serviceaccounts", Subresource: "token", Name: "calico-cni-plugin"}, "ClusterRoleBinding/calico-node", "ClusterRole/calico-node", ""},
		{"components/calico", Account("kube-system", "calico-node"), Request{Verb: "create", Resource: "serviceaccounts", Subresource: "token", Name: "other"}, "", "", ""},
		{"components/kube-prometheus", Account("monitoring", "prometheus-adapter"), Request{Verb: "create", Group: "authentication.k8s.io", Resource: "tokenreviews"}, "ClusterRoleBinding/resource-metrics:system:auth-delegator", "ClusterRole/system:auth-delegator", ""},
		{"components/gatekeeper", Account("gatekeeper-system", "gatekeeper-admin"), secrets, "ClusterRoleBinding/gatekeeper-manager-rolebinding", "ClusterRole/gatekeeper-manager-role", ""},
		{"components/kubernetes-goat-vulnerable", Account("big-monolith", "big-monolith-sa"), Request{Verb: "list", Resource: "secrets", Namespace: "big-monolith"}, "RoleBinding/big-monolith/secret-reader-binding", "Role/big-monolith/secret-reader", ""},
		{"components/system-upgrade-controller/v0.20", Account("system-upgrade", "system-upgrade"), Request{Verb: "update", Resource: "nodes"}, "ClusterRoleBinding/system-upgrade", "ClusterRole/system-upgrade-controller", ""},

		{"dumps/eks-2026-full-rbac", Account("monitoring", "prometheus"), Request{Verb: "get", Resource: "nodes", Subresource: "proxy"}, "ClusterRoleBinding/prometheus", "ClusterRole/prometheus", ""},
		{"dumps/eks-2026-full-rbac", User("eks:addon-manager"), everything, "ClusterRoleBinding/eks:addon-cluster-admin", "ClusterRole/cluster-admin", ""},
		{"dumps/rke-2020-rancher-full-rbac", Account("cattle-system", "cattle"), everything, "ClusterRoleBinding/cattle-admin-binding", "ClusterRole/cattle-admin", ""},
		{"dumps/lab-2024-juniper-contrail-full-rbac", Account("kube-system", "default"), everything, "ClusterRoleBinding/minikube-rbac", "ClusterRole/cluster-admin", ""},
		{"dumps/lab-2024-juniper-contrail-full-rbac", Account("contrail", "contrail-serviceaccount"), everything, "ClusterRoleBinding/contrail-rolebinding", "ClusterRole/contrail-role", ""},
		{"dumps/minikube-2026-k8sattackmap-testbed", Account("default", "web-sa"), everything, "ClusterRoleBinding/web-sa-cluster-admin", "ClusterRole/cluster-admin-wildcard", ""},
	}
	indexes := map[string]*Index{}
	for _, tt := range tests {
		t.Run(tt.folder+" "+tt.id.String(), func(t *testing.T) {
			x := indexes[tt.folder]
			if x == nil {
				x = NewIndex(load(t, filepath.Join(root, tt.folder)))
				indexes[tt.folder] = x
			}
			g, ok := x.Allows(tt.id, tt.request)
			if ok != (tt.role != "") || g.Binding != tt.binding || g.Role != tt.role || g.From != tt.from {
				t.Errorf("%+v: allowed %t by %s, %s from %q, want %s, %s from %q", tt.request, ok, g.Binding, g.Role, g.From, tt.binding, tt.role, tt.from)
			}
		})
	}
}
