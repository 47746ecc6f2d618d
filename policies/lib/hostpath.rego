# METADATA
# title: Paths of the node
# description: |
#   Which mounts of a container lead to which part of the node's file system.
#   Paths in the input are clean: no "..", no trailing slash, /var/run written as
#   /run. Files are sets of such paths.
package policies.lib.hostpath

import data.policies.lib.containers

# METADATA
# description: The mounts of a container that lead to the node.
mounts(container) := [mount | some mount in container.mounts; mount.hostPath]

# METADATA
# description: One of the files lies at the path, or below it.
covers_any("/", files) if count(files) > 0

covers_any(path, files) if path in files

covers_any(path, files) if strings.any_prefix_match(files, concat("", [path, "/"]))

# METADATA
# description: One of the files lies at the path, below it, or around it.
touches_any(path, files) if covers_any(path, files)

touches_any(path, files) if count(files & _around(path)) > 0

_around(path) := {concat("/", array.slice(parts, 0, n)) | some n, _ in parts} if parts := split(path, "/")

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
