# METADATA
# title: No Pod Security level is enforced
# description: |
#   Without the enforce label Pod Security admission lets any pod into the namespace, privileged ones
#   included. Whoever may create pods there is root on a node. Where the system's own pods need it,
#   the level privileged says so explicitly, and warn and audit still show who else makes use of it.
# related_resources:
#   - description: Enforce Pod Security Standards with namespace labels
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.namespace
# custom:
#   id: pod-security-missing
#   severity: medium
#   category: namespace
#   subject: namespace
#   frameworks:
#     cis: ["5.2.1"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1610]
#     owasp: ["K04:2025"]
#   attack: |
#     With the right to create pods in the namespace, or a workload of it under control, kubectl run
#     x --privileged or a pod that mounts / is admitted, and is root on its node.
#   needed: |
#     Never: a namespace whose pods need privileges says so with the level privileged.
#   remediation: |
#     Label the namespace pod-security.kubernetes.io/enforce with the strictest level that its pods
#     pass: kubectl label --dry-run=server --overwrite ns NAME
#     pod-security.kubernetes.io/enforce=baseline lists those that do not. Move the few privileged
#     agents into a namespace of their own.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Namespace
#       metadata: {name: logging}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: log-agent, namespace: logging}
#       spec:
#         containers: [{name: agent, image: "registry.example/log-agent:1"}]
#     good: |
#       apiVersion: v1
#       kind: Namespace
#       metadata:
#         name: logging
#         labels: {pod-security.kubernetes.io/enforce: baseline}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: log-agent, namespace: logging}
#       spec:
#         containers: [{name: agent, image: "registry.example/log-agent:1"}]
package policies.namespace.pod_security_missing

findings contains finding if {
	input.namespace.exists
	input.namespace.podSecurity.enforce == ""
	finding := {
		"message": "enforces no Pod Security level on its pods",
		"evidence": [{"field": "metadata.labels", "value": "no pod-security.kubernetes.io/enforce"}],
		"mild": ({"its system pods need privileges" | input.namespace.name == "kube-system"} | _unknown),
	}
}

# Where the label means nothing yet, other admission has to do.
_unknown := {"servers before 1.23 know no such level" | input.cluster.minor > 0; input.cluster.minor < 23}
