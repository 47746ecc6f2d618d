# METADATA
# title: Credentials on one node are dangerous together
# description: |
#   No account on the nodes holds enough alone, but whoever has root on one of them holds all their
#   tokens: one taints or shrinks nodes while another removes pods; one creates secrets while
#   another reads them; one approves certificates that the kubelet itself requests.
# related_resources:
#   - description: Trampoline pods
#     ref: https://unit42.paloaltonetworks.com/kubernetes-privilege-escalation/
# schemas:
#   - input: schema.node
# custom:
#   id: node-credentials-combine
#   severity: high
#   category: rbac
#   subject: node
#   frameworks:
#     cis: ["5.1.3"]
#     nsa: [least-privilege RBAC]
#     attack: [T1528]
#     owasp: ["K02:2025"]
#   attack: |
#     Take root on one node and read the tokens below /var/lib/kubelet/pods, then use each for its
#     half.
#   needed: |
#     Never together: agents that need one half each should not share nodes with untrusted pods.
#   remediation: |
#     Take either half away. The evidence says which account brings it; the remediations of
#     steal-pods, token-secrets and approve-certificates say how.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: List
#       items:
#         - {apiVersion: v1, kind: Node, metadata: {name: w}}
#         - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {nodeName: w, serviceAccountName: a, containers: [{name: c, image: x, volumeMounts: [{name: t, mountPath: /t}]}], volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}}
#         - {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {nodeName: w, serviceAccountName: b, containers: [{name: c, image: x, volumeMounts: [{name: t, mountPath: /t}]}], volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}}
#         - apiVersion: rbac.authorization.k8s.io/v1
#           kind: ClusterRole
#           metadata: {name: a}
#           rules: [{apiGroups: [""], resources: [nodes/status], verbs: [patch]}]
#         - apiVersion: rbac.authorization.k8s.io/v1
#           kind: ClusterRole
#           metadata: {name: b}
#           rules: [{apiGroups: [""], resources: [pods], verbs: [delete]}]
#         - {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: a}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}, subjects: [{kind: ServiceAccount, name: a, namespace: default}]}
#         - {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: b}, subjects: [{kind: ServiceAccount, name: b, namespace: default}]}
#     good: |
#       apiVersion: v1
#       kind: List
#       items:
#         - {apiVersion: v1, kind: Node, metadata: {name: w}}
#         - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {nodeName: w, serviceAccountName: a, containers: [{name: c, image: x, volumeMounts: [{name: t, mountPath: /t}]}], volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}}
#         - {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {nodeName: w, serviceAccountName: b, containers: [{name: c, image: x, volumeMounts: [{name: t, mountPath: /t}]}], volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}}
#         - apiVersion: rbac.authorization.k8s.io/v1
#           kind: ClusterRole
#           metadata: {name: a}
#           rules: [{apiGroups: [""], resources: [nodes/status], verbs: [patch]}]
#         - apiVersion: rbac.authorization.k8s.io/v1
#           kind: ClusterRole
#           metadata: {name: b}
#           rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
#         - {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: a}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}, subjects: [{kind: ServiceAccount, name: a, namespace: default}]}
#         - {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: b}, subjects: [{kind: ServiceAccount, name: b, namespace: default}]}
package policies.rbac.node_credentials_combine

import data.policies.lib.rbac

findings contains finding if {
	some combination in _combinations
	hits := [{evidence | some _, found in rbac.where(input.bundle, [half]); some evidence in found} | some half in combination.halves]
	evidence := rbac.where(input.bundle, combination.halves)[""]
	holders := [{e.subject | some e in hit; e.scope == "cluster"} | some hit in hits]
	count(intersection({h | some h in holders})) == 0
	names := concat(", ", sort({e.subject | some e in evidence}))
	finding := {"message": sprintf("together, %s %s", [names, combination.text]), "evidence": evidence}
}

# The API server asks whoever approves for both, so that halves do not add up.
findings contains finding if {
	approvals := rbac.where(input.bundle, [[[{"patch", "update"}, _certificates, {"certificatesigningrequests/approval"}]]])[""]
	signers := rbac.where(input.bundle, [[[{"approve"}, _certificates, {"signers"}]]])[""]
	holders := {e.subject | some e in approvals} & {e.subject | some e in signers}
	evidence := {e | some e in (approvals | signers); e.subject in holders}
	count(evidence) > 0
	count(rbac.where(input.bundle, [[[{"create"}, _certificates, {"certificatesigningrequests"}]]])) == 0
	message := sprintf("together with the kubelet, which may request certificates, %s issues one for any user", [concat(", ", sort(holders))])
	finding := {"message": message, "evidence": evidence}
}

_combinations := [
	{
		"text": "pull pods onto the node: one shrinks other nodes, one removes pods",
		"halves": [
			[[{"patch", "update"}, "", {"nodes/status"}]],
			[
				[{"delete", "deletecollection"}, "", {"nodes", "pods"}],
				[{"create"}, "", {"pods/eviction"}],
				[{"patch", "update"}, "", {"pods", "pods/status"}],
			],
		],
	},
	{
		"text": "have tokens written into secrets and read them",
		"halves": [
			[[{"create"}, "", {"secrets"}]],
			[[{"deletecollection", "get", "list", "patch", "update", "watch"}, "", {"secrets"}]],
		],
	},
]

_certificates := "certificates.k8s.io"
