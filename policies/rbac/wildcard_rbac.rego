# METADATA
# title: Cluster-wide rule with a wildcard
# description: |
#   A wildcard also covers what is added later, and more than one thinks today: all resources of the
#   core group include secrets, service account tokens and the kubelet's API (nodes/proxy), so that
#   even read-only access runs code in every pod. It is high for all resources of the core group,
#   medium for writes in other Kubernetes groups, low for reads in them and for the groups of add-ons.
# related_resources:
#   - description: RBAC good practices, least privilege
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: wildcard-rbac
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.3"]
#     nsa: [least-privilege RBAC]
#     attack: [T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl --token="$(cat token)" auth can-i --list shows more than the component ever uses. What
#     a wildcard covers is tried out one by one: reading secrets, tokens of other accounts, the
#     kubelet through nodes/proxy, and each new kind that an add-on brings.
#   needed: |
#     The garbage collector and the namespace controller really handle all resources. An operator
#     may have * within its own API group.
#   remediation: |
#     List the resources and verbs that the component uses. For components that must follow custom
#     resources, wildcards are acceptable within their own API group only.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: inventory}
#       rules:
#       - {apiGroups: [""], resources: ["*"], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: inventory}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: inventory}
#       subjects: [{kind: ServiceAccount, name: inventory, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: inventory}
#       rules:
#       - {apiGroups: [""], resources: [nodes, pods, services], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: inventory}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: inventory}
#       subjects: [{kind: ServiceAccount, name: inventory, namespace: kube-system}]
package policies.rbac.wildcard_rbac

import data.policies.lib.rbac

findings contains finding if {
	rules := [rule | some i in _places; grant := input.identity.grants[i]; rbac.unnamed(grant); some rule in _wildcards(grant)]
	worst := max({rule.level | some rule in rules})
	examples := {rule.evidence.rule | some rule in rules; rule.level == worst}
	message := sprintf("has cluster-wide rules with a wildcard, such as %s", [min(examples)])
	finding := object.union(
		{"severity": _severities[worst]},
		rbac.finding(input.identity, message, {rule.evidence | some rule in rules}),
	)
}

_places := {i | some places in input.identity.byResource; some i in places; input.identity.grants[i].namespace == ""}

_wildcards(grant) := {{"level": level, "evidence": rbac.origin(input.identity, grant, rule)} |
	some resource in grant.resources
	_wild(grant.verbs, resource)
	some group in grant.apiGroups
	level := _level(group, resource, grant.verbs)
	rule := sprintf("%s [%s]", [rbac.rule_text(group, resource), concat(", ", grant.verbs)])
}

_wild(_, "*")

_wild(verbs, resource) if {
	resource != "*"
	"*" in verbs
}

_severities := ["low", "medium", "high"]

_level(group, resource, _) := 2 if _all_of_core(group, resource)

_level(group, resource, verbs) := 1 if {
	not _all_of_core(group, resource)
	not _reads(verbs)
	not _lesser(group, resource)
}

_level(group, resource, verbs) := 0 if {
	not _reads(verbs)
	_lesser(group, resource)
}

# What add-ons bring may be read.
_level(group, resource, verbs) := 0 if {
	not _all_of_core(group, resource)
	_reads(verbs)
	not _lesser(group, resource)
}

_all_of_core(group, "*") if group in {"", "*"}

_lesser(_, resource) if _trifle(resource)

_lesser(group, _) if not _of_kubernetes(group)

_trifle(resource) if contains(resource, "/")

_trifle("events")

_reads(verbs) if {
	every verb in verbs { verb in {"get", "list", "watch"} }
}

_of_kubernetes(group) if group in {"", "*"}

_of_kubernetes(group) if group in {"apps", "autoscaling", "batch", "extensions", "policy"}

_of_kubernetes(group) if group in {
	"admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "authentication.k8s.io",
	"authorization.k8s.io", "certificates.k8s.io", "discovery.k8s.io", "flowcontrol.apiserver.k8s.io", "networking.k8s.io",
	"node.k8s.io", "rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "storage.k8s.io",
}
