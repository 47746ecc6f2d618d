# METADATA
# title: Pod is on the network of the node
# description: |
#   The pod reaches what only the node should: the cloud's metadata service, which hands out the
#   node's credentials, and services that listen on localhost without authentication (kubelet health
#   and debug ports, node agents, etcd on a control plane). Network policies do not apply to it.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Network policies and hostNetwork
#     ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
# schemas:
#   - input: schema.workload
# custom:
#   id: host-network
#   severity: high
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.5"]
#     pss: [baseline]
#     nsa: [pod security, metadata protection]
#     attack: [T1552.005, T1557]
#     owasp: ["K01:2025", "K08:2025"]
#   remediation: |
#     Set hostNetwork to false where the program does not configure the node's network itself; a
#     hostPort is enough to be reached on the node. Where it must stay, give the node's cloud role no
#     more than the kubelet needs, require IMDSv2 with a hop limit of 1 or the provider's metadata
#     concealment, and drop NET_RAW.
package policies.pod.host_network

import data.policies.lib.containers

findings contains finding if {
	input.workload.hostNetwork
	finding := {
		"message": sprintf("is on the network of the node%s", [_metadata_service]),
		"evidence": [{"field": "spec.hostNetwork", "value": true}],
		"mild": (containers.mild(input.workload) | {"no cloud provider is known" | not _cloud}),
	}
}

default _metadata_service := ""

_metadata_service := sprintf(" and reaches the metadata service of %s", [input.cluster.provider]) if _cloud

# Provider IDs of nodes also name what is no cloud.
_cloud if not input.cluster.provider in {"", "baremetalhost", "k3s", "kind", "kwok", "metal3", "minikube", "vsphere"}
