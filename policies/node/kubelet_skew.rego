# METADATA
# title: Kubelet too old for the API server
# description: |
#   The kubelet is more than three minor versions older than the API server. Kubernetes does not
#   support that, and the node lacks the fixes of at least as many releases: kubelets of that age
#   get none any more.
# related_resources:
#   - description: Version skew policy
#     ref: https://kubernetes.io/releases/version-skew-policy/#kubelet
#   - description: Official CVE feed
#     ref: https://kubernetes.io/docs/reference/issues-security/official-cve-feed/
# schemas:
#   - input: schema.node
# custom:
#   id: kubelet-skew
#   severity: medium
#   category: node
#   subject: node
#   frameworks:
#     nsa: [upgrade and application security practices]
#     attack: [T1068]
#     owasp: ["K07:2025"]
#   attack: |
#     Use a published hole of the kubelet (volumes that escape, CVE-2021-25741 or CVE-2023-2727 and
#     their like) that newer versions have closed.
#   needed: |
#     Never longer than an upgrade lasts.
#   remediation: |
#     Drain the node and upgrade its kubelet, one minor version at a time where it runs pods, or
#     replace the node with a new image. Managed node groups have to be upgraded after the control
#     plane; most clouds do not do it by themselves.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: old}
#       status: {nodeInfo: {kubeletVersion: v1.30.1}}
#       ---
#       apiVersion: v1
#       kind: Node
#       metadata: {name: new}
#       status: {nodeInfo: {kubeletVersion: v1.37.2}}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: old}
#       status: {nodeInfo: {kubeletVersion: v1.34.1}}
#       ---
#       apiVersion: v1
#       kind: Node
#       metadata: {name: new}
#       status: {nodeInfo: {kubeletVersion: v1.37.2}}
package policies.node.kubelet_skew

findings contains finding if {
	input.node.kubeletMinor > 0
	behind := input.cluster.minor - input.node.kubeletMinor
	behind > 3
	finding := {
		"message": sprintf("runs kubelet %s, %d minor versions behind %s", [
			input.node.kubeletVersion,
			behind,
			input.cluster.version,
		]),
		"evidence": [{"field": "status.nodeInfo.kubeletVersion", "value": input.node.kubeletVersion}],
	}
}
