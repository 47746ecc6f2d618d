# METADATA
# title: RBAC rules
# description: |
#   What grants allow, decided as the API server does (kubernetes
#   pkg/apis/rbac/v1/evaluation_helpers.go).
package policies.lib.rbac

# METADATA
# description: |
#   A finding about an identity. It is milder while no pod holds a token of it.
finding(identity, message, evidence) := {"message": message, "evidence": evidence, "mild": idle(identity)}

# METADATA
# description: |
#   The grants that policies judge. Bindings that the API server makes itself
#   are nobody's to change; and whoever may do everything has one finding that
#   says so, not one for each thing.
grants(identity) := [grant | some grant in _changeable(identity); not all_powerful(identity)]

# METADATA
# description: The identity may do everything, everywhere.
all_powerful(identity) if count(everything(identity)) > 0

# METADATA
# description: The grants that allow everything, everywhere.
everything(identity) := [grant |
	some grant in _changeable(identity)
	grant.namespace == ""
	"*" in grant.resources
	"*" in grant.apiGroups
	"*" in grant.verbs
	unnamed(grant)
]

_changeable(identity) := [grant | some grant in identity.grants; not grant.builtin]

# METADATA
# description: |
#   Evidence for each grant that allows one of the verbs cluster-wide, on all
#   objects.
proofs(identity, verbs, group, resource) := {proof(identity, grant, verbs, group, resource) |
	some grant in cluster_wide(identity)
	unnamed(grant)
	_allows_any(grant, verbs, group, resource)
}

# METADATA
# description: The same for grants that are restricted to named objects.
named_proofs(identity, verbs, group, resource, names) := {proof(identity, grant, verbs, group, resource) |
	some grant in cluster_wide(identity)
	some name in grant.resourceNames
	name in names
	_allows_any(grant, verbs, group, resource)
}

# METADATA
# description: The same for grants that are restricted to any names.
restricted_proofs(identity, verbs, group, resource) := {proof(identity, grant, verbs, group, resource) |
	some grant in cluster_wide(identity)
	not unnamed(grant)
	_allows_any(grant, verbs, group, resource)
}

# METADATA
# description: The grants that hold everywhere.
cluster_wide(identity) := [grant | some grant in grants(identity); grant.namespace == ""]

# METADATA
# description: The grant is not restricted to named objects.
unnamed(grant) if count(object.get(grant, "resourceNames", [])) == 0

# METADATA
# description: |
#   The grant allows the verb on group and resource; resourceNames are not
#   looked at. "pods" does not cover "pods/exec", "pods/*" covers nothing.
allows(grant, verb, group, resource) if {
	_allows_any(grant, {verb}, group, resource)
	effective(grant, verb, group, resource)
}

# The rule alone, wherever it holds. The most selective question comes first.
_allows_any(grant, verbs, group, resource) if {
	some allowed_resource in grant.resources
	allowed_resource in _covering(resource)
	some allowed_group in grant.apiGroups
	allowed_group in {"*", group}
	some allowed_verb in grant.verbs
	allowed_verb in (verbs | {"*"})
}

# How a rule may write a resource so that it is covered.
_covering(resource) := {"*", resource, sprintf("*/%s", [split(resource, "/")[1]])} if contains(resource, "/")

_covering(resource) := {"*", resource} if not contains(resource, "/")

# METADATA
# description: The grant allows the verb on a URL that is no resource.
allows_url(grant, verb, url) if {
	grant.namespace == ""
	some allowed in grant.verbs
	allowed in {"*", verb}
	some pattern in grant.nonResourceURLs
	_url_matches(pattern, url)
}

_url_matches(pattern, url) if pattern == url

_url_matches(pattern, url) if {
	endswith(pattern, "*")
	startswith(url, trim_suffix(pattern, "*"))
}

# METADATA
# description: |
#   A RoleBinding gives nothing on resources that have no namespace, with two
#   exceptions: its own namespace, and bind and escalate, which are asked for in
#   the namespace of the binding that is written.
effective(grant, _, _, _) if grant.namespace == ""

effective(grant, _, group, resource) if {
	grant.namespace != ""
	not _cluster_scoped(group, split(resource, "/")[0])
}

effective(grant, verb, "", "namespaces") if {
	grant.namespace != ""
	verb in {"get", "update", "patch", "delete"}
}

effective(grant, verb, "rbac.authorization.k8s.io", "clusterroles") if {
	grant.namespace != ""
	verb in {"bind", "escalate"}
}

_cluster_scoped(group, resource) if resource in _cluster_scoped_resources[group]

_cluster_scoped(group, _) if group in {"admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io"}

_cluster_scoped_resources := {
	"": {"componentstatuses", "groups", "namespaces", "nodes", "persistentvolumes", "users"},
	"authentication.k8s.io": {"selfsubjectreviews", "tokenreviews"},
	"authorization.k8s.io": {"selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews"},
	"certificates.k8s.io": {"certificatesigningrequests", "clustertrustbundles", "signers"},
	"flowcontrol.apiserver.k8s.io": {"flowschemas", "prioritylevelconfigurations"},
	"metrics.k8s.io": {"nodes"},
	"networking.k8s.io": {"ingressclasses", "ipaddresses", "servicecidrs"},
	"node.k8s.io": {"runtimeclasses"},
	"rbac.authorization.k8s.io": {"clusterrolebindings", "clusterroles"},
	"resource.k8s.io": {"deviceclasses", "resourceslices"},
	"scheduling.k8s.io": {"priorityclasses"},
	"storage.k8s.io": {"csidrivers", "csinodes", "storageclasses", "volumeattachments"},
}

# METADATA
# description: The part of a grant that allows the verbs on group and resource, and where it comes from.
proof(identity, grant, verbs, group, resource) := origin(identity, grant, sprintf("%s [%s]", [
	rule_text(_written(grant.apiGroups, group), _written_resource(grant.resources, resource)),
	concat(", ", _written_verbs(grant.verbs, verbs)),
]))

# METADATA
# description: A rule and where it comes from.
origin(identity, grant, rule) := object.union(
	{
		"rule": rule,
		"role": grant.role,
		"binding": grant.binding,
		"index": grant.index,
		"scope": _scope(grant.namespace),
	},
	_subject(identity, grant.subject),
)

_scope("") := "cluster"

_scope(namespace) := namespace if namespace != ""

# A binding to a group that the identity is in says so.
_subject(identity, subject) := {} if subject == _key(identity)

_subject(identity, subject) := {"subject": subject} if subject != _key(identity)

_key(identity) := concat("/", [part | some part in [identity.kind, identity.namespace, identity.name]; part != ""])

# METADATA
# description: Group and resource as rules show them; the core group is left out.
rule_text("", "*") := "core/*"

rule_text("", resource) := resource if resource != "*"

rule_text(group, resource) := sprintf("%s/%s", [group, resource]) if group != ""

_written(allowed, wanted) := wanted if wanted in allowed

_written(allowed, wanted) := "*" if not wanted in allowed

_written_resource(allowed, wanted) := wanted if wanted in allowed

_written_resource(allowed, wanted) := "*" if {
	not wanted in allowed
	"*" in allowed
}

_written_resource(allowed, wanted) := sprintf("*/%s", [split(wanted, "/")[1]]) if {
	not wanted in allowed
	not "*" in allowed
}

_written_verbs(allowed, _) := {"*"} if "*" in allowed

_written_verbs(allowed, wanted) := {verb | some verb in wanted; verb in allowed} if not "*" in allowed

# METADATA
# description: Why nobody can take the identity from a pod at the moment.
idle(identity) := {"no pod runs as it" |
	identity.kind == "ServiceAccount"
	count(identity.workloads) == 0
} | {"none of its containers holds a token for the API server" |
	count(identity.workloads) > 0
	every workload in identity.workloads { count(workload.containers) == 0 }
}
