# METADATA
# title: Paths of the node
# description: |
#   Which mounts of a container show known files of the node. What is known of a path stands in its
#   holds, by kind; lib.nodefiles says what the kinds are.
package policies.lib.hostpath

import data.policies.lib.containers
import data.policies.lib.nodefiles

# METADATA
# description: The containers of the workload that mount files of some kinds.
holders(kinds) := [input.workload.containers[i] |
	some i in {i | some kind in kinds; some i in input.workload.shownBy[kind]}
]

# METADATA
# description: The mounts that show files of some kinds, all of them or a part.
showing(container, kinds) := [container.mounts[i] |
	some i in {shown.mount | some kind in kinds; some shown in container.shows[kind]}
]

# METADATA
# description: The same, without mounts that lie inside of what is known.
showing_all(container, kinds) := [container.mounts[i] |
	some i in {shown.mount | some kind in kinds; some shown in container.shows[kind]; not shown.part}
]

# METADATA
# description: The mounts that can change files of some kinds, all of them or a part.
changing(container, kinds) := [mount | some mount in showing(container, kinds); not mount.readOnly]

# METADATA
# description: The same, without mounts that lie inside of what is known.
changing_all(container, kinds) := [mount | some mount in showing_all(container, kinds); not mount.readOnly]

# METADATA
# description: What mounts show of some kinds, in words.
shown(concerned, kinds) := concat(", ", {nodefiles.names[held.kind] |
	some mount in concerned
	some held in mount.hostPath.holds
	held.kind in kinds
})

# METADATA
# description: A mount as evidence.
evidence(container, mount) := {
	"container": container.name,
	"field": mount.field,
	"value": sprintf("%s (%s%s)", [mount.hostPath.path, access(mount), _via(mount.hostPath.via)]),
}

# METADATA
# description: How a mount may be used.
access(mount) := "read-only" if mount.readOnly

access(mount) := "writable" if not mount.readOnly

_via("hostPath") := ""

_via(via) := sprintf(", through %s", [via]) if via != "hostPath"

# METADATA
# description: |
#   A finding about mounts of a container. Most of a node's files are root's.
finding(workload, container, message, concerned) := containers.finding(
	workload, container, message,
	[evidence(container, mount) | some mount in concerned],
	containers.nonroot(container),
)

# METADATA
# description: The paths of mounts, for a message.
paths(concerned) := concat(", ", {mount.hostPath.path | some mount in concerned})
