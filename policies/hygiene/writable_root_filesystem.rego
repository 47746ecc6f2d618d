# METADATA
# title: Root file system of the container can be written
# description: |
#   What breaks in leaves its tools in the container's own file system, and changes the programs
#   there.
# related_resources:
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: writable-root-filesystem
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     nsa: [pod security]
#     attack: [T1525]
#     owasp: ["K01:2025"]
#   attack: |
#     Download a tool to /tmp or /usr/bin and run it; replace a program that the container starts
#     again later.
#   needed: |
#     Programs that write beside themselves, until they are given a directory.
#   remediation: |
#     Set readOnlyRootFilesystem: true and mount an emptyDir where the program writes (/tmp,
#     /var/run).
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
#           image: registry.example/agent:1
#           securityContext: {readOnlyRootFilesystem: true}
package policies.hygiene.writable_root_filesystem

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.readOnlyRootFilesystem
	finding := containers.finding(
		input.workload, container, "can write to its root file system",
		[containers.setting(container, container.security.fields.readOnlyRootFilesystem, false)],
		set(),
	)
}
