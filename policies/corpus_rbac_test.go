package policies_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// grantTruth is a permission that people read in real manifests.
type grantTruth struct {
	// item numbers the component or cluster in the corpus's list.
	item int
	path string
	// subject is namespace/name of a service account.
	subject string
	policy  string
	// evidence is a part of "rule role binding scope".
	evidence string
}

// TestCorpusOfPermissions holds the policies to what people read in real
// manifests: each permission is found, with the rule and the binding.
func TestCorpusOfPermissions(t *testing.T) {
	library := load(t)
	found := map[string]map[string]api.Finding{}
	hits, all := 0, permissions()
	for _, want := range all {
		if found[want.path] == nil {
			found[want.path] = identityFindings(t, library, want.path)
		}
		f, ok := found[want.path][want.policy+" "+want.subject]
		switch {
		case !ok:
			t.Errorf("item %d, %s: %s does not find %s of %s", want.item, want.path, want.policy, want.evidence, want.subject)
		case !strings.Contains(proofText(f), want.evidence):
			t.Errorf("item %d, %s: %s of %s has evidence\n%s\nwant %s", want.item, want.path, want.policy, want.subject, proofText(f), want.evidence)
		default:
			hits++
		}
	}
	t.Logf("found %d of %d permissions", hits, len(all))
}

// TestCorpusOfPermissionsSilence: what those manifests do not grant.
func TestCorpusOfPermissionsSilence(t *testing.T) {
	library := load(t)
	for _, not := range []struct{ path, subject, policy string }{
		{"components/cilium/1.16.19", "kube-system/cilium", "steal-pods"},
		{"components/cilium/1.9.18", "kube-system/cilium", "steal-pods"},
		{"components/cilium/1.9.1", "kube-system/cilium", "read-all-secrets"},
		{"components/calico", "kube-system/calico-node", "mint-tokens"},
		{"components/aws-vpc-cni/v1.18.0", "kube-system/aws-node", "steal-pods"},
		{"components/argo-cd/v2.10.0", "argocd/argocd-dex-server", "read-all-secrets"},
		{"components/falco", "falco/falco", "read-all-secrets"},
		{"dumps/minikube-2026-k8sattackmap-testbed", "default/restricted-sa", "create-pods"},
	} {
		if f, ok := identityFindings(t, library, not.path)[not.policy+" "+not.subject]; ok {
			t.Errorf("%s: %s finds %s: %s\n%s", not.path, not.policy, not.subject, f.Message, proofText(f))
		}
	}
}

// identityFindings are the findings about service accounts, by policy and
// subject, of a whole path of the corpus.
func identityFindings(t *testing.T, library *policy.Library, path string) map[string]api.Finding {
	t.Helper()
	var docs []policy.Document
	for _, d := range documentsIn(t, path, facts.Scope{All: true}) {
		if d.Kind() == facts.KindIdentity {
			docs = append(docs, d)
		}
	}
	findings, gaps := library.Evaluate(context.Background(), docs)
	for _, gap := range gaps {
		t.Error(gap.Message)
	}
	byKey := map[string]api.Finding{}
	for _, f := range findings {
		byKey[fmt.Sprintf("%s %s/%s", f.Policy, f.Subject.Namespace, f.Subject.Name)] = f
	}
	return byKey
}

func proofText(f api.Finding) string {
	var lines []string
	for _, e := range f.Evidence {
		lines = append(lines, strings.Join([]string{e.Rule, e.Role, e.Binding, e.Scope}, " "))
	}
	return strings.Join(lines, "\n")
}

// permissions are those of the corpus's list, item by item.
func permissions() []grantTruth {
	return []grantTruth{
		{1, "components/cilium/1.9.1", "kube-system/cilium", "steal-pods", "nodes [update]"},
		{1, "components/cilium/1.9.1", "kube-system/cilium", "steal-pods", "nodes [patch]"},
		{1, "components/cilium/1.9.1", "kube-system/cilium", "remove-pods", "pods [delete] ClusterRole/cilium ClusterRoleBinding/cilium cluster"},
		{1, "components/cilium/1.11.0", "kube-system/cilium", "steal-pods", "ClusterRole/cilium ClusterRoleBinding/cilium cluster"},
		{1, "components/cilium/1.9.18", "kube-system/cilium", "write-node-status", "nodes/status [patch]"},
		{1, "components/cilium/1.11.20", "kube-system/cilium", "write-node-status", "nodes/status [patch]"},
		{1, "components/cilium/1.9.1", "kube-system/cilium-operator", "remove-pods", "pods [delete]"},
		{1, "components/cilium/1.16.19", "kube-system/cilium-operator", "remove-pods", "pods [delete]"},
		{1, "components/cilium/1.16.19", "kube-system/cilium-operator", "steal-pods", "nodes [patch]"},
		{1, "components/cilium/1.11.20", "kube-system/cilium-operator", "steal-pods", "nodes [patch]"},
		{2, "components/calico", "kube-system/calico-node", "write-node-status", "nodes/status [patch, update]"},
		{2, "components/calico", "kube-system/calico-node", "write-pod-status", "pods/status [patch]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "bind-roles", "clusterroles [bind]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "escalate-roles", "clusterroles [escalate]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "read-all-secrets", "secrets [list, watch]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "create-pods", "apps/daemonsets [create, patch, update]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "create-pods", "pods [create]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "steal-pods", "nodes [patch]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "write-apiservices", "apiservices [create, update]"},
		{2, "components/calico", "tigera-operator/tigera-operator", "write-configmaps", "configmaps [update]"},
		{3, "components/weave-net", "kube-system/weave-net", "write-node-status", "nodes/status [patch, update]"},
		{4, "components/istio/1.9.0", "kube-system/istio-cni", "patch-pods", "pods [patch, update]"},
		{4, "components/istio/1.14.0", "kube-system/istio-cni", "patch-pods", "pods [patch, update]"},
		{4, "components/istio/1.20.0", "kube-system/istio-cni", "remove-pods", "pods [delete]"},
		{4, "components/istio/1.20.0", "istio-system/istiod", "read-all-secrets", "secrets [list, watch]"},
		{4, "components/istio/1.14.0", "istio-system/istiod", "update-webhooks", "mutatingwebhookconfigurations [patch, update]"},
		{4, "components/istio/1.14.0", "istio-system/istiod", "write-configmaps", "configmaps [update]"},
		{4, "components/istio/1.14.0", "istio-system/istiod", "approve-certificates", "signers (kubernetes.io/legacy-unknown) [approve]"},
		{4, "components/istio/1.14.0", "istio-system/istiod", "create-pods", "apps/deployments [create, patch, update]"},
		{4, "components/istio/1.20.0", "istio-system/istiod", "create-pods", "apps/deployments [create, patch, update]"},
		{4, "components/istio/1.20.0", "istio-system/istiod", "annotate-accounts", "serviceaccounts [patch, update]"},
		{4, "components/istio/1.14.0", "istio-system/istio-reader-service-account", "read-all-secrets", "secrets [list, watch]"},
		{5, "components/argo-cd/v2.10.0", "argocd/argocd-application-controller", "cluster-admin-binding", "*/* [*]"},
		{5, "components/argo-cd/v1.8.0", "argocd/argocd-application-controller", "cluster-admin-binding", "*/* [*]"},
		{5, "components/argo-cd/v2.10.0", "argocd/argocd-server", "nodes-proxy", "*/* [get]"},
		{5, "components/argo-cd/v2.10.0", "argocd/argocd-server", "read-all-secrets", "*/* [get]"},
		{5, "components/argo-cd/v2.10.0", "argocd/argocd-server", "create-pods", "batch/jobs [create]"},
		{5, "components/argo-cd/v2.10.0", "argocd/argocd-server", "read-pod-logs", "pods/log [get]"},
		{6, "components/aws-vpc-cni/v1.7.5", "kube-system/aws-node", "steal-pods", "nodes [update]"},
		{6, "components/aws-vpc-cni", "kube-system/cni-metrics-helper", "reach-pods", "pods/proxy [get]"},
		{7, "components/aws-ebs-csi-driver", "kube-system/ebs-csi-node-sa", "steal-pods", "nodes [patch]"},
		{7, "components/aws-ebs-csi-driver", "kube-system/ebs-csi-controller-sa", "create-volumes", "persistentvolumes [create]"},
		{8, "components/kube-prometheus", "monitoring/prometheus-operator", "read-all-secrets", "secrets [*]"},
		{8, "components/kube-prometheus", "monitoring/prometheus-operator", "write-configmaps", "configmaps [*]"},
		{8, "components/kube-prometheus", "monitoring/prometheus-operator", "create-pods", "apps/statefulsets [*]"},
		{8, "components/kube-prometheus", "monitoring/prometheus-operator", "remove-pods", "pods [delete]"},
		{8, "components/kube-prometheus", "monitoring/kube-state-metrics", "read-all-secrets", "secrets [list, watch]"},
		{10, "components/tiller-cluster-admin", "kube-system/tiller", "cluster-admin-binding", "ClusterRole/cluster-admin ClusterRoleBinding/tiller cluster"},
		{11, "components/system-upgrade-controller/v0.9.1", "system-upgrade/system-upgrade", "cluster-admin-binding", "ClusterRoleBinding/system-upgrade cluster"},
		{11, "components/system-upgrade-controller/v0.20", "system-upgrade/system-upgrade", "steal-pods", "nodes [update]"},
		{11, "components/system-upgrade-controller/v0.20", "system-upgrade/system-upgrade", "write-crds", "customresourcedefinitions [patch, update]"},
		{11, "components/system-upgrade-controller/v0.20", "system-upgrade/system-upgrade", "remove-pods", "pods/eviction [create]"},
		{11, "components/system-upgrade-controller/v0.20", "system-upgrade/system-upgrade", "create-pods", "batch/jobs [create"},
		{11, "components/system-upgrade-controller/v0.20", "system-upgrade/system-upgrade", "read-secrets", "secrets [get, list, watch]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-ceph-system", "nodes-proxy", "nodes/proxy [get]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-ceph-system", "create-pods", "batch/jobs [create]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-ceph-system", "create-volumes", "persistentvolumes [create]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-ceph-system", "read-all-secrets", "secrets [*]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-ceph-mgr", "nodes-proxy", "nodes/proxy [get]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-csi-rbd-provisioner-sa", "read-all-secrets", "secrets [list]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-csi-cephfs-provisioner-sa", "read-all-secrets", "secrets [list]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-csi-rbd-plugin-sa", "read-all-secrets", "secrets [list]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-csi-rbd-plugin-sa", "steal-pods", "nodes [update]"},
		{12, "components/rook-ceph/v1.3.0", "rook-ceph/rook-csi-cephfs-plugin-sa", "steal-pods", "nodes [update]"},
		{12, "components/rook-ceph/main", "rook-ceph/rook-ceph-system", "exec-pods", "pods/exec [create]"},
		{12, "components/rook-ceph/main", "rook-ceph/rook-ceph-system", "read-all-secrets", "secrets [list, watch]"},
		{12, "components/rook-ceph/main", "rook-ceph/rook-ceph-system", "create-pods", "batch/jobs [create"},
		{13, "components/azure-ama-logs", "kube-system/ama-logs", "nodes-proxy", "nodes/proxy [get]"},
		{14, "components/gatekeeper", "gatekeeper-system/gatekeeper-admin", "read-all-secrets", "*/* [list, watch]"},
		{14, "components/gatekeeper", "gatekeeper-system/gatekeeper-admin", "nodes-proxy", "*/* [get]"},
		{14, "components/gatekeeper", "gatekeeper-system/gatekeeper-admin", "write-crds", "customresourcedefinitions [delete, patch, update]"},
		{14, "components/gatekeeper", "gatekeeper-system/gatekeeper-admin", "update-webhooks", "validatingwebhookconfigurations (gatekeeper-validating-webhook-configuration) ["},
		{14, "components/gatekeeper", "gatekeeper-system/gatekeeper-admin", "token-secrets", "secrets [create"},
		{15, "components/kubernetes-goat-vulnerable", "kube-system/superadmin", "cluster-admin-binding", "ClusterRole/cluster-admin ClusterRoleBinding/superadmin cluster"},
		{15, "components/kubernetes-goat-vulnerable", "big-monolith/big-monolith-sa", "read-secrets", "core/* [get, list, watch]"},
		{16, "dumps/eks-2026-full-rbac", "argocd/argocd-application-controller", "cluster-admin-binding", "*/* [*]"},
		{16, "dumps/eks-2026-full-rbac", "argocd/argocd-server", "nodes-proxy", "*/* [get]"},
		{16, "dumps/eks-2026-full-rbac", "argocd/argocd-applicationset-controller", "read-all-secrets", "secrets [list, watch]"},
		{16, "dumps/eks-2026-full-rbac", "monitoring/prometheus", "nodes-proxy", "nodes/proxy [get]"},
		{16, "dumps/eks-2026-full-rbac", "monitoring/kube-state-metrics", "read-all-secrets", "secrets [list, watch]"},
		{16, "dumps/eks-2026-full-rbac", "karpenter/karpenter", "steal-pods", "nodes [patch, update]"},
		{16, "dumps/eks-2026-full-rbac", "karpenter/karpenter", "remove-pods", "pods/eviction [create]"},
		{16, "dumps/eks-2026-full-rbac", "kube-system/aws-load-balancer-controller", "write-configmaps", "configmaps [update]"},
		{16, "dumps/eks-2026-full-rbac", "kube-system/aws-load-balancer-controller", "write-pod-status", "pods/status [patch, update]"},
		{16, "dumps/eks-2026-full-rbac", "kube-system/aws-load-balancer-controller", "redirect-services", "services [patch, update]"},
		{16, "dumps/eks-2026-full-rbac", "kube-system/tagging-controller", "steal-pods", "nodes [patch]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "cattle-system/cattle", "cluster-admin-binding", "*/* [*]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "kube-system/rke-job-deployer", "cluster-admin-binding", "ClusterRoleBinding/job-deployer cluster"},
		{19, "dumps/rke-2020-rancher-full-rbac", "cattle-system/kontainer-engine", "cluster-admin-binding", "ClusterRoleBinding/system-netes-default-clusterRoleBinding cluster"},
		{19, "dumps/rke-2020-rancher-full-rbac", "katafygio/katafygio", "nodes-proxy", "*/* [get]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "katafygio/katafygio", "read-all-secrets", "*/* [list, watch]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "cattle-prometheus/cluster-monitoring", "read-all-secrets", "secrets [list, watch]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "cattle-prometheus/prometheus-operator-monitoring-operator", "create-pods", "apps/statefulsets [*]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "cattle-prometheus/exporter-kube-state-cluster-monitoring", "read-all-secrets", "secrets [list, watch]"},
		{19, "dumps/rke-2020-rancher-full-rbac", "ingress-nginx/nginx-ingress-serviceaccount", "read-all-secrets", "secrets [list, watch]"},
		{20, "dumps/openshift-4.8-nightly-aws-mustgather", "openshift-multus/multus", "patch-pods", "pods [patch, update]"},
		{20, "dumps/openshift-4.8-nightly-aws-mustgather", "openshift-multus/multus", "write-pod-status", "pods/status [patch, update]"},
		{20, "dumps/openshift-4.8-nightly-aws-mustgather", "openshift-multus/multus", "update-webhooks", "validatingwebhookconfigurations [patch, update]"},
		{20, "dumps/openshift-4.8-nightly-aws-mustgather", "openshift-sdn/sdn", "steal-pods", "nodes [patch]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "contrail/contrail-serviceaccount", "cluster-admin-binding", "*/* [*]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "contrail-deploy/contrail-deploy-serviceaccount", "cluster-admin-binding", "*/* [*]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "contrail-system/contrail-system-serviceaccount", "cluster-admin-binding", "*/* [*]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "jcnr/crpd", "cluster-admin-binding", "*/* [*]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "jcnr/ops-serviceaccount", "cluster-admin-binding", "*/* [*]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "kube-system/default", "cluster-admin-binding", "ClusterRoleBinding/minikube-rbac cluster"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "kube-system/default", "default-account-permissions", "ClusterRoleBinding/minikube-rbac cluster"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "default/katafygio", "nodes-proxy", "*/* [get]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "default/kube-backups-katafygio", "read-all-secrets", "*/* [list, watch]"},
		{21, "dumps/lab-2024-juniper-contrail-full-rbac", "cert-manager/cert-manager", "token-secrets", "secrets [create"},
		{22, "dumps/minikube-2026-k8sattackmap-testbed", "default/web-sa", "cluster-admin-binding", "ClusterRoleBinding/web-sa-cluster-admin cluster"},
		{22, "dumps/minikube-2026-k8sattackmap-testbed", "kube-system/default", "cluster-admin-binding", "ClusterRoleBinding/minikube-rbac cluster"},
	}
}
