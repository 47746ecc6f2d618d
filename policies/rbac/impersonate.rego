# METADATA
# title: Account can act as anybody
# description: |
#   Impersonation lets a request be made in the name of another user, group or service account, up to
#   the group system:masters, which may do everything. Groups alone do not work: the request must
#   name a user or a service account too, and any that is allowed will do.
# related_resources:
#   - description: RBAC good practices, impersonate verb
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb
#   - description: User impersonation
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: impersonate
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: impersonate
#   frameworks:
#     cis: ["5.1.8"]
#     nsa: [least-privilege RBAC]
#     attack: [T1550.001, T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl --as system:serviceaccount:kube-system:clusterrole-aggregation-controller, or with
#     --as-group system:masters where groups are allowed too: every request is then made with the
#     rights of that identity. The audit log shows it as impersonatedUser.
#   needed: |
#     Proxies that log people in (Pinniped, Teleport, Rancher, dashboards) and controllers that act
#     for tenants (Flux, Argo CD with impersonation). They can name the accounts or groups they act
#     for.
#   remediation: |
#     Name the users, groups or service accounts that the component really acts for in resourceNames.
#     A proxy that acts for logged-in people restricts groups to those of the people, without
#     system:masters.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: proxy}
#       rules:
#       - {apiGroups: [""], resources: [users, groups], verbs: [impersonate]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: proxy}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: proxy}
#       subjects: [{kind: ServiceAccount, name: proxy, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: proxy, namespace: shop}
#       rules:
#       - {apiGroups: [""], resources: [serviceaccounts], resourceNames: [deployer], verbs: [impersonate]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: proxy, namespace: shop}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: proxy}
#       subjects: [{kind: ServiceAccount, name: proxy, namespace: kube-system}]
package policies.rbac.impersonate

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	count(_anybody) > 0
	groups := rbac.proofs(input.identity, {"impersonate"}, "", "groups")
	finding := rbac.finding(input.identity, "can act as anybody", _anybody | groups)
}

_anybody := rbac.proofs(input.identity, {"impersonate"}, "", "users") | _masters

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"impersonate"}, "", {"serviceaccounts"}]]])
	grade := worth.accounts(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can act as any service account", evidence, grade, "critical")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"impersonate"}, "", "serviceaccounts")
	finding := worth.named(input.identity, "can act as", hit, hit.leads.accounts, "critical")
}

# Service accounts are not among them: the API server asks for those by their
# own kind, whatever names of users a rule has.
findings contains finding if {
	some hit in rbac.named(input.identity, {"impersonate"}, "", "users")
	some name in hit.grant.resourceNames
	finding := rbac.finding(input.identity, sprintf("can act as %s, which %s", [name, _mighty[name]]), {hit.proof})
}

findings contains finding if {
	count(_anybody) == 0
	some hit in rbac.named(input.identity, {"impersonate"}, "", "users")
	finding := _as(hit.leads.users, "", {hit.proof})
}

findings contains finding if {
	count(_anybody) == 0
	count(_named) > 0
	some hit in rbac.named(input.identity, {"impersonate"}, "", "groups")
	finding := _as(hit.leads.groups, "a member of ", {hit.proof} | _named)
}

# The power of people that bindings name grades it, as that of accounts does.
_as(people, what, evidence) := rbac.finding(
	input.identity,
	sprintf("can act as %s%s, which %s", [what, person.account, person.why]),
	evidence,
) if {
	person := people.powerful[0]
} else := object.union(
	rbac.finding(input.identity, sprintf("can act as %s%s", [what, concat(", ", people.others)]), evidence),
	{"severity": "low", "capability": null},
) if {
	count(people.others) > 0
}

_mighty["system:kube-controller-manager"] := "issues tokens of every service account"

_mighty["system:admin"] := "may do everything" if input.cluster.distribution == "openshift"

# Whoever may be named is enough where a group that may do everything is allowed.
_masters := groups | _named if {
	groups := rbac.proofs(input.identity, {"impersonate"}, "", "groups") | {hit.proof |
		some hit in rbac.named(input.identity, {"impersonate"}, "", "groups")
		some name in hit.grant.resourceNames
		name in {"kubeadm:cluster-admins", "system:cluster-admins", "system:masters"}
	}
	count(groups) > 0
	count(_named) > 0
} else := set()

_named contains hit.proof if {
	some hit in rbac.named(input.identity, {"impersonate"}, "", "serviceaccounts")
}

_named contains hit.proof if {
	some hit in rbac.named(input.identity, {"impersonate"}, "", "users")
	some name in hit.grant.resourceNames
	not startswith(name, "system:serviceaccount:")
}

_named contains proof if {
	some grant in rbac.matching(input.identity, {"impersonate"}, "", "serviceaccounts")
	rbac.unnamed(grant)
	proof := rbac.proof(input.identity, grant, {"impersonate"}, "", "serviceaccounts")
}
