# METADATA
# title: Volume that runs code on the node
# description: |
#   A gitRepo volume has the kubelet run git as root on the node, with the repository's hooks:
#   whoever can write to the repository runs code there (CVE-2024-10220). A flexVolume has it run a
#   driver from the node's disk with options that the pod gives. Both are deprecated, and gitRepo is
#   off since Kubernetes 1.33.
# related_resources:
#   - description: CVE-2024-10220, arbitrary command execution through gitRepo volumes
#     ref: https://nvd.nist.gov/vuln/detail/CVE-2024-10220
#   - description: Volumes, gitRepo
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo
# schemas:
#   - input: schema.workload
# custom:
#   id: code-volume
#   severity: high
#   category: pod
#   subject: workload
#   frameworks:
#     pss: [restricted]
#     nsa: [pod security]
#     attack: [T1611, T1195.002]
#     owasp: ["K01:2025", "K02:2022"]
#   attack: |
#     Push a branch whose sub-module unpacks a post-checkout hook: the next pod that mounts the
#     repository runs it as root on its node, before any container of it starts.
#   needed: |
#     Never: an init container clones repositories, and CSI drivers have replaced flexVolumes.
#   remediation: |
#     Clone in an init container into an emptyDir (git-sync does it and keeps it up to date).
#     Replace the flexVolume by the CSI driver of the same storage.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes: [{name: code, gitRepo: {repository: "https://git.example/code"}}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes: [{name: code, emptyDir: {}}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: code, mountPath: /code}]
package policies.pod.code_volume

import data.policies.lib.containers

findings contains finding if {
	some severity, type in {"high": "gitRepo", "medium": "flexVolume"}
	concerned := [volume | some volume in input.workload.volumes; volume.type == type]
	count(concerned) > 0
	finding := object.union(
		{
			"severity": severity,
			"message": sprintf("has the kubelet run code for its %s volumes", [type]),
			"evidence": [{"field": sprintf("%s.%s", [volume.field, type]), "value": volume.source} |
				some volume in concerned
			],
			"mild": containers.mild(input.workload),
		},
		containers.finished(input.workload),
	)
}
