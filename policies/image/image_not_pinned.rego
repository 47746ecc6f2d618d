# METADATA
# title: Image without a digest
# description: |
#   A tag names whatever the registry has under it now; a digest names one image for ever. Without
#   it nobody can say which program a node runs, nor keep a registry that was taken over from
#   replacing it.
# related_resources:
#   - description: Images
#     ref: https://kubernetes.io/docs/concepts/containers/images/
# schemas:
#   - input: schema.workload
# custom:
#   id: image-not-pinned
#   severity: low
#   category: image
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.5.1"]
#     nsa: [pod security]
#     attack: [T1525, T1195.002]
#     owasp: ["K02:2022"]
#   attack: |
#     Push another image under the version's tag in the registry, or answer in its place: nodes that
#     have not pulled it yet run it.
#   needed: |
#     Development. Some vendors' operators write tags only.
#   remediation: |
#     Write image: NAME:1.2.3@sha256:…; kustomize, Helm values and most update tools can. An
#     admission policy can demand it for the namespaces of the system.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent@sha256:0f1e2d3c
package policies.image.image_not_pinned

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	container.image != ""
	not contains(container.image, "@")
	finding := containers.finding(
		input.workload, container, sprintf("runs %s without a digest", [container.image]),
		[containers.setting(container, sprintf("%s.image", [container.field]), container.image)],
		set(),
	)
}
