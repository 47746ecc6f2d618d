package render

import (
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// longName is as long as an API object's name can be.
func longName() string { return strings.Repeat("very-long-name.", 17)[:253] }

// sampleReport is a report as an audit of a small cluster gives it, with names
// that attack the reader's terminal, and the longest ones that there can be.
func sampleReport(t *testing.T) *api.AuditReport {
	t.Helper()
	findings := sampleFindings()
	for i := range findings {
		findings[i].Rank = i + 1
	}
	findings[0].Reaches = &api.Reach{Goal: api.GoalClusterAdmin, Hops: 2}
	r := &api.AuditReport{
		Metadata: api.Metadata{
			GeneratedAt: metav1.NewTime(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)),
			Tool:        api.Tool{Name: "kubectl-sysaudit", Version: "v0.1.0"},
			PolicySet:   api.PolicySet{Count: 118, Digest: "sha256:00ff"},
		},
		Cluster: api.Cluster{
			Context: "prod-eu", Server: "https://10.0.0.1:6443", Version: "v1.37.2",
			Distribution: "kubeadm", Nodes: 12, Pods: 340,
		},
		Summary:    api.Summary{Workloads: 41, Components: 27, Waived: 2, Gaps: 2},
		Components: sampleComponents(),
		Policies:   samplePolicies(),
		Findings:   findings,
		Paths:      samplePaths().Items,
		Fixes:      samplePaths().Fixes,
		Cut:        samplePaths().Cut,
		Gaps: []api.Gap{
			{Kind: api.GapResource, Resource: "mutatingwebhookconfigurations", Reason: api.ReasonForbidden, Message: "the credentials may not list them"},
			{Kind: api.GapField, Resource: "daemonsets", Namespace: "kube-system", Reason: api.ReasonUnknownField, Message: "spec.template.spec.novelty\x1b[2J", File: "dump/ds.yaml", Line: 7, Count: 3},
		},
	}
	r.Complete()
	return r
}

func sampleFindings() []api.Finding {
	return append(workloadFindings(), identityFindings()...)
}

func workloadFindings() []api.Finding {
	return []api.Finding{
		{
			ID: "f-3c1e9a02", Policy: "kubelet-pods-host-path", Severity: api.Critical, Title: "Kubelet's pod directory is mounted",
			Message:   "reads every pod's token through /var/lib/kubelet/pods",
			Subject:   api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "fluentbit", Component: "fluent-bit"},
			Container: "fluentbit", Pods: 12, Nodes: 12,
			Evidence: []api.Evidence{
				{Container: "fluentbit", Field: "spec.containers[0].volumeMounts[2]", Value: "/var/lib/kubelet/pods (read-only)", File: "c.yaml", Line: 118},
				{Field: "spec.volumes[2].hostPath.path", Value: "/var/lib/kubelet/pods", File: "c.yaml", Line: 131},
			},
			Capability: &api.Capability{Kind: "node-credentials"},
			Owner:      &api.Owner{Kind: "helm", Detail: "logging/fluent-bit"},
		},
		{
			ID: "f-88aa0b11", Policy: "container-runtime-socket", Severity: api.Critical, Title: "Container runtime's socket is mounted",
			Message:   "controls the container runtime through /run/containerd/containerd.sock",
			Subject:   api.Subject{Kind: "DaemonSet", Namespace: "datadog", Name: "datadog-agent", Component: "Datadog Agent"},
			Container: "agent", Pods: 9, Nodes: 9,
			Evidence:   []api.Evidence{{Container: "agent", Field: "spec.containers[0].volumeMounts[0]", Value: "/run/containerd/containerd.sock"}},
			Capability: &api.Capability{Kind: "node-root"},
		},
		{
			ID: "f-1f2e3d4c", Policy: "privileged-container", Severity: api.High, Title: "Privileged container",
			Message:   "container kube-proxy is privileged",
			Subject:   api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "kube-proxy", Component: "kube-proxy"},
			Container: "kube-proxy", Pods: 12, Nodes: 12, Expected: true,
			Evidence:   []api.Evidence{{Container: "kube-proxy", Field: "spec.template.spec.containers[0].securityContext.privileged", Value: "true"}},
			Capability: &api.Capability{Kind: "node-root"},
			Owner:      &api.Owner{Kind: "addon-manager"},
		},
		{
			ID: "f-5566aabb", Policy: "privileged-container", Severity: api.High, Title: "Privileged container",
			Message:    "containers install-cni and cilium-agent are privileged, and the first of them runs before anything else on the node has started to look",
			Subject:    api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "cilium", Component: "Cilium"},
			Container:  "install-cni",
			Containers: []string{"install-cni", "cilium-agent"}, Pods: 12, Nodes: 12,
			Evidence: []api.Evidence{
				{Container: "install-cni", Field: "spec.initContainers[0].securityContext.privileged", Value: "true"},
				{Container: "cilium-agent", Field: "spec.containers[0].securityContext.privileged", Value: "true"},
			},
		},
		{
			ID: "f-00000001", Policy: "host-network", Severity: api.Medium, Title: "Host network",
			Message:  "shares the node's network",
			Subject:  api.Subject{Kind: "StaticPod", Namespace: "kube-system", Name: "kube-apiserver", Component: "kube-apiserver"},
			Evidence: []api.Evidence{{Field: "spec.hostNetwork", Value: "true"}}, Pods: 3, Nodes: 3,
		},
		{
			ID: "f-00000002", Policy: "host-path-root", Severity: api.High, Title: "Node's file system is mounted",
			Message:   "writes to the whole file system of the node",
			Subject:   api.Subject{Kind: "DaemonSet", Namespace: "monitoring", Name: "node-exporter-" + strings.Repeat("x", 30)},
			Container: "exporter",
			Evidence:  []api.Evidence{{Field: "spec.hostPath.path", Object: "PersistentVolume/root", Value: "/"}}, Pods: 12, Nodes: 12,
		},
		{
			ID: "f-00000003", Policy: "host-pid", Severity: api.Medium, Title: "Host process namespace",
			Message:  "名前空間を共有する: ノードの プロセスを すべて 見る 🧑‍🚀 cafe\u0301",
			Subject:  api.Subject{Kind: "Deployment", Namespace: "ops", Name: "観測"},
			Evidence: []api.Evidence{{Field: "spec.hostPID", Value: "true"}}, Pods: 1, Nodes: 1,
		},
		{
			ID: "f-00000004", Policy: "dangerous-capability", Severity: api.Medium, Title: "Dangerous capability",
			Message:   "evil\x1b]0;owned\x07\x1b[31m message\r\nsecond line\twith tab \u202egnp.exe\u202c and \u200bnothing",
			Subject:   api.Subject{Kind: "Pod", Namespace: "default\n", Name: "x\x1b[2J\u0085y"},
			Container: "c\u2066",
			Evidence:  []api.Evidence{{Field: "spec.containers[0].securityContext.capabilities.add", Value: "SYS_ADMIN\x00\xff"}}, Pods: 1, Nodes: 1,
		},
		{
			ID: "f-00000005", Policy: "host-network", Severity: api.Low, Title: "Host network",
			Message:  "shares the node's network",
			Subject:  api.Subject{Kind: "Deployment", Namespace: "kube-system", Name: longName()},
			Evidence: []api.Evidence{{Field: "spec.hostNetwork", Value: "true"}}, Pods: 2, Nodes: 2,
		},
		{
			ID: "f-00000006", Policy: "mutable-tag", Severity: api.Low, Title: "Image by mutable tag",
			Message:   "runs whatever the tag points to",
			Subject:   api.Subject{Kind: "CronJob", Namespace: "kube-system", Name: "etcd-backup"},
			Container: "backup",
			Evidence:  []api.Evidence{{Container: "backup", Field: "spec.containers[0].image", Value: "registry.example.com/a/" + strings.Repeat("deep/", 20) + "etcd:latest"}},
		},
	}
}

func identityFindings() []api.Finding {
	index := 3
	return []api.Finding{
		{
			ID: "f-10000001", Policy: "create-pods", Severity: api.Critical, Title: "Creates pods in a system namespace",
			Message:    "creates pods in kube-system",
			Subject:    api.Subject{Kind: "ServiceAccount", Namespace: "istio-system", Name: "istio-cni", Component: "Istio CNI"},
			Evidence:   []api.Evidence{{Rule: "pods [create]", Role: "Role/kube-system/istio-cni", Binding: "RoleBinding/kube-system/istio-cni", Index: &index, Scope: "kube-system"}},
			Capability: &api.Capability{Kind: "run-pod", Namespace: "kube-system"}, Pods: 12, Nodes: 12,
		},
		{
			ID: "f-10000002", Policy: "cluster-admin-binding", Severity: api.Critical, Title: "Bound to cluster-admin",
			Message:    "holds cluster-admin",
			Subject:    api.Subject{Kind: "ServiceAccount", Namespace: "kube-system", Name: "tiller"},
			Evidence:   []api.Evidence{{Rule: "*.* [*]", Role: "ClusterRole/cluster-admin", Binding: "ClusterRoleBinding/tiller", Scope: "cluster"}},
			Capability: &api.Capability{Kind: "cluster-admin"},
		},
		{
			ID: "f-10000003", Policy: "exec", Severity: api.High, Title: "Runs commands in other pods",
			Message:  "runs commands in any pod",
			Subject:  api.Subject{Kind: "Group", Name: "system:serviceaccounts"},
			Evidence: []api.Evidence{{Rule: "pods/exec [create]", Role: "ClusterRole/x", Binding: "ClusterRoleBinding/y", Scope: "cluster", Subject: "Group/system:serviceaccounts"}},
		},
		{
			ID: "f-10000004", Policy: "read-all-secrets", Severity: api.High, Title: "Reads all secrets",
			Message:  "reads every secret of the cluster",
			Subject:  api.Subject{Kind: "ServiceAccount", Namespace: "openshift-cluster-csi-drivers", Name: "aws-ebs-csi-driver-controller-sa", Component: "AWS EBS CSI driver"},
			Evidence: []api.Evidence{{Rule: "secrets [get list watch]", Role: "ClusterRole/ebs-external-attacher-role", Binding: "ClusterRoleBinding/ebs-csi-attacher-binding", Scope: "cluster"}},
			Pods:     2, Nodes: 2,
		},
		{
			ID: "f-10000005", Policy: "open-webhook", Severity: api.Medium, Title: "Admission webhook fails open",
			Message:  "lets everything pass while its server is down",
			Subject:  api.Subject{Kind: "Cluster", Name: "cluster"},
			Evidence: []api.Evidence{{Object: "ValidatingWebhookConfiguration/gatekeeper", Field: "webhooks[0].failurePolicy", Value: "Ignore"}},
		},
	}
}

func sampleComponents() []api.Component {
	return []api.Component{
		{
			Name: "Cilium", Namespace: "kube-system", Kind: "DaemonSet", Workload: "cilium", ServiceAccount: "cilium", Pods: 12, Nodes: 12,
			Images: []string{"quay.io/cilium/cilium:v1.18.1", "quay.io/cilium/startup:1"}, Class: "node-agent",
			Signals: []api.Signal{{Signal: "namespace", Detail: "kube-system"}, {Signal: "priority-class", Detail: "system-node-critical"}},
			Owner:   api.Owner{Kind: "helm", Detail: "kube-system/cilium"},
		},
		{
			Name: "kube-apiserver", Namespace: "kube-system", Kind: "StaticPod", Workload: "kube-apiserver", Pods: 3, Nodes: 3,
			Images: []string{"registry.k8s.io/kube-apiserver:v1.37.2"}, Class: "control-plane",
			Signals: []api.Signal{{Signal: "mirror-pod"}}, Owner: api.Owner{Kind: "kubelet"},
		},
		{
			Name: "AWS EBS CSI driver", Namespace: "openshift-cluster-csi-drivers", Kind: "Deployment", Workload: "aws-ebs-csi-driver-controller",
			ServiceAccount: "aws-ebs-csi-driver-controller-sa", Pods: 2, Nodes: 2, Finished: 1, Class: "addon",
			Signals: []api.Signal{{Signal: "namespace", Detail: "openshift-*\x1b[1m"}}, Owner: api.Owner{Kind: "operator", Detail: "ClusterCSIDriver/ebs.csi.aws.com"},
		},
	}
}

func samplePolicies() []api.Policy {
	return []api.Policy{
		{
			ID: "kubelet-pods-host-path", Title: "Kubelet's pod directory is mounted", Description: "Every token of the node lies there.",
			Severity: api.Critical, Category: "pod", Subject: "workload", Grants: "node-credentials", Remediation: "Mount /var/log/pods instead.",
			References: []api.Reference{{Description: "Kubernetes", URL: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"}},
			Frameworks: map[string][]string{"pss": {"baseline"}, "cis": {"5.2.12"}}, Source: "builtin",
		},
		{
			ID: "wildcard-rbac", Title: "Wildcard rule", Severity: api.High, Category: "rbac", Subject: "serviceaccount",
			Remediation: "Name the resources.", Source: "team\u202e/wildcard.rego", Optional: true,
		},
	}
}
