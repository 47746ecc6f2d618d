# METADATA
# title: Image by a tag that moves
# description: |
#   The image has no tag, or one that is meant to move (latest, stable, main …). What runs on a node
#   depends on when it was pulled there, a rollback does not bring the old program back, and whoever
#   can push to the repository changes what runs in a system pod without touching the cluster.
# related_resources:
#   - description: Images
#     ref: https://kubernetes.io/docs/concepts/containers/images/
#   - description: Configuration best practices
#     ref: https://kubernetes.io/docs/concepts/configuration/overview/
# schemas:
#   - input: schema.workload
# custom:
#   id: mutable-image-tag
#   severity: low
#   category: image
#   subject: workload
#   frameworks:
#     cis: ["5.5.1"]
#     nsa: [pod security]
#     attack: [T1525, T1195.002]
#     owasp: ["K02:2022"]
#   attack: |
#     Push another image under the same tag: the next node, or the next restart with pull policy
#     Always, runs it with all that the pod may do.
#   needed: |
#     Never in a system pod.
#   remediation: |
#     Name the version and the digest (image: NAME:1.2.3@sha256:…), and let a tool that opens change
#     requests raise them.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:latest
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.image.mutable_image_tag

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	_moves(container.image)
	finding := containers.finding(
		input.workload, container, sprintf("runs %s, which can change", [container.image]),
		[containers.setting(container, sprintf("%s.image", [container.field]), container.image)],
		set(),
	)
}

findings contains finding if {
	moving := [volume | some volume in input.workload.volumes; volume.type == "image"; _moves(volume.source)]
	count(moving) > 0
	finding := {
		"message": sprintf("mounts %s, which can change", [concat(", ", {volume.source | some volume in moving})]),
		"evidence": [{"field": sprintf("%s.image.reference", [volume.field]), "value": volume.source} |
			some volume in moving
		],
		"mild": containers.mild(input.workload),
	}
}

_moves(image) if {
	image != ""
	not contains(image, "@")
	parts := split(image, "/")
	not contains(parts[count(parts) - 1], ":")
}

_moves(image) if {
	not contains(image, "@")
	regex.match(`:(latest|stable|edge|nightly|dev|devel|main|master|canary|current|release|rolling)$`, image)
}
