# METADATA
# title: Image from a registry that gets no updates
# description: |
#   The image comes from a registry that its owners have given up: it receives no fixes any more,
#   may vanish, and its names may be taken by somebody else.
# related_resources:
#   - description: k8s.gcr.io redirect to registry.k8s.io
#     ref: https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
#   - description: k8s.gcr.io image registry will be frozen
#     ref: https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
# schemas:
#   - input: schema.workload
# custom:
#   id: frozen-registry
#   severity: low
#   category: image
#   subject: workload
#   frameworks:
#     cis: ["5.5.1"]
#     nsa: [pod security]
#     attack: [T1525, T1195.002]
#     owasp: ["K02:2022"]
#   attack: |
#     Use what has been fixed since the registry froze: the versions are old and their holes are
#     published.
#   needed: |
#     Never.
#   remediation: |
#     Take the image from where it lives now: registry.k8s.io for Kubernetes and its projects,
#     quay.io or ghcr.io for most others, and raise its version.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: k8s.gcr.io/pause:3.1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.k8s.io/pause:3.10
package policies.image.frozen_registry

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	some registry, frozen in _frozen
	startswith(container.image, registry)
	finding := containers.finding(
		input.workload, container, sprintf("runs %s, from a registry frozen since %d", [container.image, frozen]),
		[containers.setting(container, sprintf("%s.image", [container.field]), container.image)],
		set(),
	)
}

_frozen := {"gcr.io/google-containers/": 2020, "gcr.io/google_containers/": 2020, "k8s.gcr.io/": 2023}
