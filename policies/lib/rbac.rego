# METADATA
# title: RBAC rules
# description: |
#   What grants allow, decided as the API server does (kubernetes
#   pkg/apis/rbac/v1/evaluation_helpers.go), where they hold, and where they
#   come from.
package policies.lib.rbac

# METADATA
# description: |
#   A finding about an identity. It is milder while no pod holds a token of it.
finding(identity, message, evidence) := {"message": _said(identity, message, evidence), "evidence": evidence, "mild": idle(identity)}

# METADATA
# description: |
#   The same for changes of other nodes' objects, which an admission policy may refuse:
#   the finding then gives nothing.
restrictable(identity, message, evidence, resources) := object.union(
	finding(identity, message, evidence),
	{"latent": restrictions(identity, resources)},
)

# METADATA
# description: The finding with more reasons why it is milder.
milder(found, reasons) := object.union(found, {"mild": (found.mild | reasons)})

# METADATA
# description: |
#   The admission policies that restrict changes of resources, if each of these is
#   restricted.
restrictions(identity, resources) := {text |
	some resource in resources
	some policy in identity.restricted[resource]
	text := sprintf("%s keeps it to its own node", [policy])
} if {
	every resource in resources { count(identity.restricted[resource]) > 0 }
} else := set()

_said(identity, message, _) := message if not bundle(identity)

_said(identity, message, evidence) := sprintf("%s together %s", [concat(" and ", sort({_short(e.subject) | some e in evidence})), message]) if bundle(identity)

_short(subject) := trim_prefix(trim_prefix(subject, "ServiceAccount/"), "Group/")

# METADATA
# description: The grants that allow everything, everywhere.
everything(identity) := [grant | some i in identity.everything; grant := identity.grants[i]; grant.namespace == ""]

# METADATA
# description: |
#   Where an identity holds one ask of each list: an object from the namespace to
#   the evidence, or from "" if it holds them everywhere, to which the rest adds
#   nothing then. An ask is an array of verbs, API group and resources, both sets.
#   Grants that are restricted to named objects do not count. In a bundle it is
#   what only several identities have, who bring one ask each.
where(identity, lists) := found if {
	hits := [_hits(identity, asks) | some asks in lists]
	every hit in hits {
		count(hit) > 0
	}
	found := {namespace: evidence | some namespace, evidence in _joined(hits); not _has_alone(identity, hits, namespace)}
} else := {}

# METADATA
# description: The resources of some asks that the identity is allowed everywhere, on all objects.
held(identity, asks) := {resource |
	some [verbs, group, resources] in asks
	some resource in resources
	count(proofs(identity, verbs, group, resource)) > 0
}

_has_alone(identity, hits, namespace) if {
	bundle(identity)
	count(intersection({{p.subject | some [place, p] in hit; place in {"", namespace}} | some hit in hits})) > 0
}

# METADATA
# description: |
#   The identity is all whose credentials one node holds. Whoever has root there
#   can use each of them, but no request is made with two at once.
bundle(identity) if identity.kind == "NodeClass"

_hits(identity, asks) := {[grant.namespace, proof(identity, grant, verbs, group, resource)] |
	some [verbs, group, resources] in asks
	some resource in resources
	some grant in matching(identity, verbs, group, resource)
	unnamed(grant)
}

_joined(hits) := {"": {p | some hit in hits; some ["", p] in hit}} if {
	every hit in hits {
		some ["", _] in hit
	}
} else := {namespace: {p | some hit in hits; some [place, p] in hit; place in {"", namespace}} |
	some namespace in {place | some hit in hits; some [place, _] in hit; place != ""}
	every hit in hits {
		some [place, _] in hit
		place in {"", namespace}
	}
}

# METADATA
# description: |
#   The grants that allow one of the verbs, whatever the object's name; those of
#   a RoleBinding only where they have an effect.
matching(identity, verbs, group, resource) := [grant |
	some written in _covering(resource)
	some i in identity.byResource[written]
	grant := identity.grants[i]
	some allowed_group in grant.apiGroups
	allowed_group in {"*", group}
	some verb in verbs
	_has_verb(grant, verb)
	effective(grant, verb, group, resource)
]

_has_verb(grant, verb) if verb in grant.verbs

_has_verb(grant, _) if "*" in grant.verbs

# METADATA
# description: |
#   Evidence for each grant that allows one of the verbs cluster-wide, on all
#   objects.
proofs(identity, verbs, group, resource) := {proof(identity, grant, verbs, group, resource) |
	some grant in matching(identity, verbs, group, resource)
	grant.namespace == ""
	unnamed(grant)
}

# METADATA
# description: |
#   The grants of these verbs that are restricted to named objects, each with
#   its place, what the names lead to, and evidence.
named(identity, verbs, group, resource) := [{"grant": grant, "leads": identity.named[sprintf("%d", [i])], "proof": proof(identity, grant, verbs, group, resource)} |
	some written in _covering(resource)
	some i in identity.byResource[written]
	grant := identity.grants[i]
	not unnamed(grant)
	some allowed_group in grant.apiGroups
	allowed_group in {"*", group}
	count({verb | some verb in verbs; _has_verb(grant, verb); effective(grant, verb, group, resource)}) > 0
]

# METADATA
# description: The grant is not restricted to named objects.
unnamed(grant) if count(object.get(grant, "resourceNames", [])) == 0

# METADATA
# description: |
#   The grant allows the verb on group and resource; resourceNames are not
#   looked at. "pods" does not cover "pods/exec", "pods/*" covers nothing.
allows(grant, verb, group, resource) if {
	some allowed_resource in grant.resources
	allowed_resource in _covering(resource)
	some allowed_group in grant.apiGroups
	allowed_group in {"*", group}
	_has_verb(grant, verb)
	effective(grant, verb, group, resource)
}

# How a rule may write a resource so that it is covered.
_covering(resource) := {"*", resource, sprintf("*/%s", [_part(resource)])} if contains(resource, "/")

_covering(resource) := {"*", resource} if not contains(resource, "/")

# The subresource; those of userextras have slashes of their own.
_part(resource) := substring(resource, indexof(resource, "/") + 1, -1)

# METADATA
# description: The grant allows the verb on a URL that is no resource.
allows_url(grant, verb, url) if {
	grant.namespace == ""
	_has_verb(grant, verb)
	some pattern in grant.nonResourceURLs
	_url_matches(pattern, url)
}

_url_matches(pattern, url) if pattern == url

_url_matches(pattern, url) if {
	endswith(pattern, "*")
	startswith(url, trim_right(pattern, "*"))
}

# METADATA
# description: |
#   A RoleBinding gives nothing on resources that have no namespace, with two
#   exceptions: its own namespace, and bind, which is asked for in the namespace
#   of the RoleBinding that is written.
effective(grant, _, _, _) if grant.namespace == ""

effective(grant, _, group, resource) if {
	grant.namespace != ""
	not _cluster_scoped(group, split(resource, "/")[0])
}

effective(grant, verb, "", resource) if {
	grant.namespace != ""
	split(resource, "/")[0] == "namespaces"
	verb in {"get", "update", "patch", "delete"}
}

effective(grant, verb, "rbac.authorization.k8s.io", "clusterroles") if {
	grant.namespace != ""
	verb == "bind"
}

_cluster_scoped(group, resource) if resource in _cluster_scoped_resources[group]

_cluster_scoped(group, _) if group in {"admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io"}

_cluster_scoped_resources := {
	"": {"componentstatuses", "groups", "namespaces", "nodes", "persistentvolumes", "users"},
	"authentication.k8s.io": {"groups", "nodes", "selfsubjectreviews", "tokenreviews", "uids", "userextras", "users"},
	"authorization.k8s.io": {"selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews"},
	"certificates.k8s.io": {"certificatesigningrequests", "clustertrustbundles", "signers"},
	"flowcontrol.apiserver.k8s.io": {"flowschemas", "prioritylevelconfigurations"},
	"metrics.k8s.io": {"nodes"},
	"networking.k8s.io": {"ingressclasses", "ipaddresses", "servicecidrs"},
	"node.k8s.io": {"runtimeclasses"},
	"rbac.authorization.k8s.io": {"clusterrolebindings", "clusterroles"},
	"resource.k8s.io": {"deviceclasses", "resourceslices"},
	"scheduling.k8s.io": {"priorityclasses"},
	"storage.k8s.io": {"csidrivers", "csinodes", "storageclasses", "volumeattachments", "volumeattributesclasses"},
	"storagemigration.k8s.io": {"storageversionmigrations"},
	"internal.apiserver.k8s.io": {"storageversions"},
}

# METADATA
# description: |
#   The part of a grant that allows the verbs on group and resource, where it
#   comes from, and a command that shows it.
proof(identity, grant, verbs, group, resource) := object.union(
	origin(identity, grant, sprintf("%s%s [%s]", [
		rule_text(_written(grant.apiGroups, group), _written_resource(grant.resources, resource)),
		_names_text(grant),
		concat(", ", _written_verbs(grant.verbs, verbs)),
	])),
	{"command": _check(identity, grant, verbs, group, resource)},
)

_names_text(grant) := "" if unnamed(grant)

_names_text(grant) := sprintf(" (%s)", [concat(", ", grant.resourceNames)]) if not unnamed(grant)

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

# METADATA
# description: The rule that lets an identity write what makes an operator act.
steering(identity, deputy) := origin(
	identity,
	identity.grants[deputy.grant],
	sprintf("%s [%s]", [deputy.resource, concat(", ", deputy.verbs)]),
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

_written_resource(allowed, wanted) := sprintf("*/%s", [_part(wanted)]) if {
	not wanted in allowed
	not "*" in allowed
}

_written_verbs(allowed, _) := {"*"} if "*" in allowed

_written_verbs(allowed, wanted) := {verb | some verb in wanted; verb in allowed} if not "*" in allowed

# A question to the API server that it answers with yes.
_check(identity, grant, verbs, group, resource) := sprintf("kubectl auth can-i %s %s%s%s%s %s", [
	min({verb | some verb in verbs; _has_verb(grant, verb)}),
	_qualified(group, split(resource, "/")[0]),
	_named_object(grant),
	_subresource(resource),
	_everywhere(grant.namespace),
	acting_as(_holder(identity, grant)),
])

# A bundle has no name of its own: each grant is one account's.
_holder(identity, _) := identity if not bundle(identity)

_holder(identity, grant) := {"kind": parts[0], "namespace": parts[1], "name": parts[2]} if {
	bundle(identity)
	parts := split(grant.subject, "/")
	count(parts) == 3
}

_holder(identity, grant) := {"kind": parts[0], "name": parts[1]} if {
	bundle(identity)
	parts := split(grant.subject, "/")
	count(parts) == 2
}

_qualified("", resource) := resource

_qualified(group, resource) := sprintf("%s.%s", [resource, group]) if group != ""

_named_object(grant) := "" if unnamed(grant)

_named_object(grant) := sprintf("/%s", [grant.resourceNames[0]]) if not unnamed(grant)

_subresource(resource) := sprintf(" --subresource=%s", [_part(resource)]) if contains(resource, "/")

_subresource(resource) := "" if not contains(resource, "/")

_everywhere("") := " --all-namespaces"

_everywhere(namespace) := sprintf(" -n %s", [namespace]) if namespace != ""

# METADATA
# description: The flags that make kubectl act as the identity.
acting_as(identity) := sprintf("--as=system:serviceaccount:%s:%s", [identity.namespace, identity.name]) if identity.kind == "ServiceAccount"

acting_as(identity) := sprintf("--as=%s", [identity.name]) if identity.kind == "User"

acting_as(identity) := sprintf("--as=somebody --as-group=%s", [identity.name]) if not identity.kind in {"ServiceAccount", "User"}

# METADATA
# description: Why nobody can take the identity from a pod at the moment.
idle(identity) := {"no pod runs as it" |
	identity.kind == "ServiceAccount"
	count(identity.workloads) == 0
} | {"none of its containers holds a token for the API server" |
	count(identity.workloads) > 0
	every workload in identity.workloads { count(workload.containers) == 0 }
}
