# METADATA
# title: Account can change what others create
# description: |
#   A mutating webhook rewrites every object on its way into the cluster: it adds a container or a
#   service account to any pod. A validating one only sees them, new secrets included, and can refuse
#   them, which is high instead of critical. A rule that names the one configuration is as good: its
#   owner can point it at all resources.
# related_resources:
#   - description: RBAC good practices, admission webhooks
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks
#   - description: Dynamic admission control
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: update-webhooks
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: control-admission
#   frameworks:
#     cis: ["5.1.12"]
#     nsa: [least-privilege RBAC]
#     attack: [T1546, T1562.001]
#     owasp: ["K04:2025"]
#   attack: |
#     The attacker patches a MutatingWebhookConfiguration: clientConfig.url to a server of his,
#     caBundle to its certificate, rules to pods. From then on every new pod, those of kube-system
#     included, gets a container of his; from secrets he takes a copy.
#   needed: |
#     Service meshes, policy engines and certificate controllers keep caBundle or their rules up to
#     date. cert-manager's cainjector does the former for all others.
#   remediation: |
#     Let whoever installs the component write the configuration, and have the CA bundle injected by
#     one trusted controller; cert-manager's cainjector exists for that. Where the component keeps
#     its own configuration up to date, run it as a Deployment on nodes without untrusted pods.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: mesh}
#       rules:
#       - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [get, update]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: mesh}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: mesh}
#       subjects: [{kind: ServiceAccount, name: mesh, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: mesh}
#       rules:
#       - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [get, list, watch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: mesh}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: mesh}
#       subjects: [{kind: ServiceAccount, name: mesh, namespace: kube-system}]
package policies.rbac.update_webhooks

import data.policies.lib.rbac

findings contains finding if {
	evidence := _writers("mutatingwebhookconfigurations")
	count(evidence) > 0
	all := evidence | _writers("validatingwebhookconfigurations")
	finding := rbac.finding(input.identity, "can change whatever is created in the cluster, through webhooks", all)
}

findings contains finding if {
	count(_writers("mutatingwebhookconfigurations")) == 0
	evidence := _writers("validatingwebhookconfigurations")
	count(evidence) > 0
	message := "can read and refuse whatever is created in the cluster, through webhooks"
	finding := object.union(
		{"severity": "high", "capability": null},
		rbac.finding(input.identity, message, evidence),
	)
}

_writers(resource) := rbac.proofs(input.identity, {"create", "patch", "update"}, _group, resource) | {hit.proof |
	some hit in rbac.named(input.identity, {"patch", "update"}, _group, resource)
	hit.grant.namespace == ""
	not _nothing(resource, hit)
}

_nothing("mutatingwebhookconfigurations", hit) if hit.leads.absent

_group := "admissionregistration.k8s.io"
