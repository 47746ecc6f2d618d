# METADATA
# title: Pod Security Standards
# description: |
#   What is declared, and where. The standards judge what is written in the pod and in each of its
#   containers by itself, even if the other overrides it.
package policies.lib.standards

import data.policies.lib.containers

# METADATA
# description: All that has a security context, the pod itself and its containers.
holders(workload) := array.concat([workload], workload.containers)

# METADATA
# description: A holder's security context does not have a setting.
unset(holder, setting) if object.get(holder.declared, setting, null) == null

# METADATA
# description: A finding about the pod or one container.
finding(holder, message, evidence) := {
	"container": holder.name,
	"message": concat(" ", [containers.title(holder), message]),
	"evidence": evidence,
} if {
	holder.declared.field != "spec.securityContext"
}

finding(holder, message, evidence) := {"message": concat(" ", ["pod", message]), "evidence": evidence} if {
	holder.declared.field == "spec.securityContext"
}

# METADATA
# description: A finding about one setting of a security context.
setting(holder, message, name, value) := finding(holder, message, [field(holder, name, value)])

# METADATA
# description: A finding about a setting that the security context of a container does not have.
missing(container, message, name) := finding(
	container, message,
	[{"container": container.name, "field": concat(".", [container.declared.field, name])}],
)

# METADATA
# description: Evidence, one setting of a security context.
field(holder, name, value) := {"container": holder.name, "field": concat(".", [at, name]), "value": value} if {
	at := holder.declared.field
	at != "spec.securityContext"
}

field(holder, name, value) := {"field": concat(".", [at, name]), "value": value} if {
	at := holder.declared.field
	at == "spec.securityContext"
}

# METADATA
# description: |
#   A finding about the capabilities that a container adds beyond a set, spelled as they are written.
additions(container, allowed) := finding(container, message, evidence) if {
	extra := [[i, name] | some i, name in container.declared.added; not name in allowed]
	count(extra) > 0
	message := sprintf("adds %s", [concat(", ", [name | some [_, name] in extra])])
	evidence := [field(container, sprintf("capabilities.add[%d]", [i]), name) | some [i, name] in extra]
}

# METADATA
# description: A seccomp or AppArmor profile that confines.
profiles := {"RuntimeDefault", "Localhost"}

# METADATA
# description: |
#   Windows pods need not say what Windows does not have, if spec.os tells; a node selector is not
#   believed.
linux(workload) if workload.declaredOS != "windows"
