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
#   attack: |
#     curl http://169.254.169.254/ gets the node's cloud credentials where the provider does not
#     hide them; curl http://127.0.0.1:PORT/ talks to whatever trusts the node's localhost. With
#     NET_RAW the pod reads all traffic of the node and answers in the name of others.
#   needed: |
#     Network plugins, kube-proxy and node-local DNS, which make the network that others use; static
#     pods of the control plane, which start before there is one. Metric agents and volume drivers
#     need it only for metadata of the node.
#   expected: [Amazon VPC CNI, Antrea, Azure network policy and CNI, Calico, Cilium,
#     cloud-controller-manager, etcd, Flannel, GKE networking, ip-masq-agent, kindnet, kube-apiserver,
#     kube-controller-manager, Kube-OVN, kube-proxy, kube-router, kube-scheduler, kube-vip, MetalLB,
#     Multus, node-exporter, NodeLocal DNSCache, OVN-Kubernetes, Terway, Weave Net]
#   remediation: |
#     Set hostNetwork to false where the program does not configure the node's network itself; a
#     hostPort is enough to be reached on the node. Where it must stay, give the node's cloud role no
#     more than the kubelet needs, require IMDSv2 with a hop limit of 1 or the provider's metadata
#     concealment, and drop NET_RAW.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: exporter, namespace: kube-system}
#       spec:
#         hostNetwork: true
#         containers:
#         - name: exporter
#           image: registry.example/exporter:1
#           ports: [{containerPort: 9100}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: exporter, namespace: kube-system}
#       spec:
#         containers:
#         - name: exporter
#           image: registry.example/exporter:1
#           ports: [{containerPort: 9100}]
package policies.pod.host_network

import data.policies.lib.containers

findings contains finding if {
	input.workload.hostNetwork
	finding := object.union(
		{
			"message": sprintf("is on the network of the node%s", [_metadata_service]),
			"evidence": [{"field": "spec.hostNetwork", "value": true}],
			"mild": (containers.mild(input.workload) | {"no cloud provider is known" | not _cloud}),
		},
		containers.finished(input.workload),
	)
}

default _metadata_service := ""

_metadata_service := sprintf(" and reaches the metadata service of %s", [input.cluster.provider]) if _cloud

# Provider IDs of nodes also name what is no cloud.
_cloud if not input.cluster.provider in {"", "baremetalhost", "k3s", "kind", "kwok", "metal3", "minikube", "vsphere"}
