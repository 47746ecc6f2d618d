# METADATA
# title: Containers
# description: |
#   How policies speak of containers, and who can make use of what one holds.
package policies.lib.containers

# METADATA
# description: |
#   A finding about one container. Reasons in latent say why an attacker in the
#   container cannot make use of it as things stand.
finding(workload, container, message, evidence, latent) := object.union(
	{
		"container": container.name,
		"message": concat(" ", [title(container), message]),
		"evidence": evidence,
		"latent": (latent | startup(container)),
		"mild": mild(workload),
	},
	finished(workload),
)

# METADATA
# description: How a message names a container.
title(container) := concat(" ", [_kinds[container.type], container.name])

_kinds := {
	"container": "container",
	"init": "init container",
	"sidecar": "sidecar",
	"ephemeral": "ephemeral container",
}

# METADATA
# description: One setting of a container.
setting(container, field, value) := {"container": container.name, "field": field, "value": value}

# METADATA
# description: |
#   Why findings about a workload matter less: nobody can take over pods that
#   have finished, and the control plane has the cluster anyway.
mild(workload) := {"its pods have finished" | _over(workload)} | {"it belongs to the control plane" | workload.class == "control-plane"}

# METADATA
# description: |
#   The severity of findings about pods that have finished, if it is theirs. What
#   a controller starts again is judged as if it ran.
finished(workload) := {"severity": "low"} if {
	_over(workload)
} else := {}

_over(workload) if {
	workload.kind in {"Job", "Pod"}
	workload.pods == 0
	workload.finished > 0
}

# METADATA
# description: An init container is no target once the pod has started.
startup(container) := {"it runs only while the pod starts" | container.type == "init"}

# METADATA
# description: |
#   Root owns most files of a node, and capabilities act for root only. Where
#   the image decides, root is not ruled out.
nonroot(container) := {"it runs as a non-root user" | container.security.user == "nonroot"}

# METADATA
# description: In a user namespace root and its capabilities end at the pod's border.
mapped(workload) := {"it runs in a user namespace" | not workload.hostUsers}

# METADATA
# description: |
#   Those of some capabilities that a container adds, by name or with ALL, and does not drop again.
adds(container, capabilities) := [capability |
	some capability in capabilities
	_added(container.security.added, capability)
	capability in container.security.capabilities
]

_added(added, capability) if capability in added

_added(added, _) if "ALL" in added
