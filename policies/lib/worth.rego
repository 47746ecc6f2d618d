# METADATA
# title: What a right is worth
# description: |
#   A right in a namespace is worth what lives there. These functions grade it,
#   and say why.
package policies.lib.worth

import data.policies.lib.rbac

# METADATA
# description: |
#   A finding about a right that holds in one namespace, or everywhere. The
#   grade comes from one of the functions below; limit is the policy's own
#   severity. The capability is bounded by the namespace.
bounded(identity, namespace, message, evidence, grade, limit) := object.union(
	graded(identity, namespace, message, evidence, grade, limit),
	{"capability": {"namespace": namespace}},
)

# METADATA
# description: The same for policies that grant no capability.
graded(identity, namespace, message, evidence, grade, limit) := object.union(
	rbac.finding(identity, sprintf("%s %s%s", [message, place(namespace), grade.because]), evidence),
	{"severity": _at_most(grade.severity, limit)},
)

# METADATA
# description: |
#   A finding about a right on objects that a rule names and that lead to service
#   accounts. Their power grades it; it is undefined if they hold nothing.
named(identity, message, hit, accounts, limit) := object.union(
	rbac.finding(identity, sprintf("%s %s, which %s", [message, account.account, account.why]), {hit.proof}),
	{"severity": limit, "capability": _names(hit)},
) if {
	account := accounts.powerful[0]
} else := object.union(
	rbac.finding(identity, sprintf("%s %s", [message, concat(", ", accounts.others)]), {hit.proof}),
	{"severity": "low", "capability": _names(hit)},
) if {
	count(accounts.others) > 0
}

# METADATA
# description: |
#   A finding about the right to put code into pods that a rule names; undefined
#   if no workload is known to have such a pod.
named_pods(identity, message, hit) := object.union(
	rbac.finding(identity, sprintf("%s %s%s", [message, pod.object, pod.because]), {hit.proof}),
	{"severity": pod.severity, "capability": _names(hit)},
) if {
	pod := _worst([object.union(p, _in_pod(p)) | some p in hit.leads.pods])
}

_names(hit) := {"namespace": hit.grant.namespace, "names": hit.grant.resourceNames}

_worst(pods) := [p | some severity in ["critical", "high", "low"]; some p in pods; p.severity == severity][0]

_in_pod(pod) := {"severity": "critical", "because": ", whose account is powerful"} if pod.powerful

_in_pod(pod) := {"severity": "high", "because": ", which is privileged"} if {
	pod.privileged
	not pod.powerful
}

_in_pod(pod) := {"severity": "low", "because": ""} if {
	not pod.privileged
	not pod.powerful
}

# METADATA
# description: How a message says where.
place("") := "in every namespace"

place(namespace) := sprintf("in %s", [namespace]) if namespace != ""

# METADATA
# description: |
#   The right to become any account of the namespace: what the strongest of
#   them is worth.
accounts(_, "") := {"severity": "critical", "because": ""}

accounts(identity, namespace) := {"severity": "critical", "because": _home(identity.namespaces[namespace].powerful)} if {
	namespace != ""
	count(identity.namespaces[namespace].powerful) > 0
} else := {"severity": "medium", "because": ", where other accounts hold permissions"} if {
	namespace != ""
	identity.namespaces[namespace].accounts > 0
} else := {"severity": "low", "because": ", where no account holds more"} if {
	namespace != ""
}

# METADATA
# description: |
#   The right to run pods of one's choice: as any account, and with root on a
#   node where Pod Security admission lets them.
pods(_, "") := {"severity": "critical", "because": ""}

pods(identity, namespace) := accounts(identity, namespace) if {
	namespace != ""
	count(identity.namespaces[namespace].powerful) > 0
} else := {"severity": "high", "because": ", where privileged pods are allowed"} if {
	namespace != ""
	_opened(identity.namespaces[namespace])
} else := {"severity": "medium", "because": ", where others run"} if {
	namespace != ""
	around := identity.namespaces[namespace]
	around.accounts + around.workloads > 0
} else := {"severity": "low", "because": ", where nothing else runs"} if {
	namespace != ""
}

_opened(around) if around.enforce == "privileged"

_opened(around) if around.privileged > 0

# METADATA
# description: The right to put code into the pods that run in the namespace.
running(_, "") := {"severity": "critical", "because": ""}

running(identity, namespace) := {"severity": "critical", "because": _home(strong)} if {
	namespace != ""
	strong := [account | some account in identity.namespaces[namespace].powerful; account.running]
	count(strong) > 0
} else := {"severity": "high", "because": ", where privileged pods run"} if {
	namespace != ""
	identity.namespaces[namespace].privileged > 0
} else := {"severity": "high", "because": ", where components of Kubernetes run that the input does not show"} if {
	namespace != ""
	some account in identity.namespaces[namespace].powerful
	account.assumed
} else := {"severity": "medium", "because": ", where others run"} if {
	namespace != ""
	identity.namespaces[namespace].workloads > 0
} else := {"severity": "low", "because": ", where nothing else runs"} if {
	namespace != ""
}

# METADATA
# description: |
#   The right to read the secrets of the namespace: tokens of powerful accounts
#   if they are stored, else what its workloads keep there.
secrets(_, "") := {"severity": "critical", "because": ""}

secrets(identity, namespace) := {"severity": "critical", "because": sprintf("%s, with its token among them", [_home(stored)])} if {
	namespace != ""
	stored := [account | some account in identity.namespaces[namespace].powerful; account.stored]
	count(stored) > 0
} else := {"severity": "high", "because": ", where powerful components live"} if {
	namespace != ""
	_inhabited(identity.namespaces[namespace])
} else := {"severity": "medium", "because": ", where others run"} if {
	namespace != ""
	identity.namespaces[namespace].workloads > 0
} else := {"severity": "low", "because": ", where nothing else runs"} if {
	namespace != ""
}

# Powerful components that run, or those of Kubernetes.
_inhabited(around) if {
	some account in around.powerful
	account.running
}

_inhabited(around) if {
	some account in around.powerful
	account.assumed
}

_home(powerful) := sprintf(", home of %s, which %s", [powerful[0].account, powerful[0].why])

_at_most(severity, limit) := _scale[min([_level(severity), _level(limit)])]

_level(severity) := n if {
	some n, level in _scale
	level == severity
}

_scale := ["low", "medium", "high", "critical"]
