package html_test

import (
	"fmt"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// kind is one sort of finding: its policy, and what it says about a subject.
type kind struct {
	policy          api.Policy
	kind            string
	message, reason string
	evidence        func(name string) []api.Evidence
}

func kinds() []kind {
	return []kind{
		{
			policy: policy("bind-cluster-roles", "Roles can be bound", "rbac", "bind-roles"), kind: "ServiceAccount",
			message: "%s can bind any cluster role to itself", reason: "critical: leads to cluster-admin in one hop",
			evidence: func(name string) []api.Evidence {
				third := 3
				return []api.Evidence{{
					Rule: "clusterroles [bind, escalate]", Role: "ClusterRole/" + name + "-manager", Binding: "ClusterRoleBinding/" + name, Index: &third, Scope: "cluster",
					Command: "kubectl auth can-i bind clusterroles --as=system:serviceaccount:edge-system:" + name,
				}}
			},
		},
		setting("host-path-root", "Node's file system is mounted", "writes to the whole file system of the node through %s", "spec.template.spec.containers[0].volumeMounts[2]", "/ (writable)"),
		setting("privileged-container", "Privileged container", "container main of %s runs privileged", "spec.template.spec.containers[0].securityContext.privileged", "true"),
		setting("host-pid", "Host process namespace", "%s sees and signals every process of the node", "spec.template.spec.hostPID", "true"),
		setting("dangerous-capability", "Dangerous capability", "container main of %s has SYS_ADMIN and SYS_PTRACE", "spec.template.spec.containers[0].securityContext.capabilities.add", "SYS_ADMIN, SYS_PTRACE"),
		setting("host-network", "Host network", "%s shares the node's network", "spec.template.spec.hostNetwork", "true"),
	}
}

func setting(id, title, message, field, value string) kind {
	return kind{
		policy: policy(id, title, "pod", "node-root"), kind: "DaemonSet", message: message, reason: "gives root on its nodes",
		evidence: func(name string) []api.Evidence {
			return []api.Evidence{
				{Container: "main", Field: field, Value: value, File: "manifests/" + name + ".yaml", Line: 118},
				{Object: "DaemonSet/" + name, Field: "spec.template.spec.volumes[2].hostPath.path", Value: "/"},
			}
		},
	}
}

func policy(id, title, category, grants string) api.Policy {
	return api.Policy{
		ID: id, Title: title, Severity: api.Critical, Category: category, Subject: "workload", Grants: grants, Source: "builtin",
		Description: "Whoever holds this can leave the container.\n\nTwo ways are known:\n- by a file of the host,\n- by a device.",
		Attack:      "Write a unit of the host's service manager and wait for its next start.", Needed: "Node agents that manage the host itself.",
		Remediation: "Take the setting away, or name the one folder that is needed\nand mount it read-only.",
		References:  []api.Reference{{Description: "Pod security", URL: "https://kubernetes.io/docs/concepts/security/"}},
		Frameworks:  map[string][]string{"pss": {"baseline"}, "cis": {"5.2.2"}},
	}
}

func product(i int) string { return products()[i%len(products())] }

func products() []string {
	return []string{"Lumen Proxy", "Quill Logger", "Harrow CNI", "Tern Storage", "Osier Mesh", "Brindle Metrics", "Cairn Backup"}
}

func workload(i int) string {
	stems := []string{"lumen-proxy", "quill-logger", "harrow-cni", "tern-csi-node", "osier-agent", "brindle-exporter", "cairn-backup"}
	if i < len(stems) {
		return stems[i]
	}
	return fmt.Sprintf("%s-%d", stems[i%len(stems)], i/len(stems))
}

func hub(h int) string { return fmt.Sprintf("osier-operator-%d", h+1) }

func namespace(i int) string {
	return []string{"kube-system", "edge-system", "observability", "storage"}[i%4]
}
