# METADATA
# title: Capability over files of the node
# description: |
#   The container writes to a path of the node and adds a capability that passes by the permissions
#   of files there, or that leaves files behind which change who runs them: set-user-ID programs,
#   programs with capabilities, device nodes.
# related_resources:
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# schemas:
#   - input: schema.workload
# custom:
#   id: file-capability
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.9"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     As root without capabilities a container obeys the permissions of files; with DAC_OVERRIDE it
#     writes to those of any user, and with SETFCAP or FSETID it leaves a program in the shared
#     directory that gives its rights to whoever starts it on the node.
#   needed: |
#     Installers and storage drivers that set the owner of directories (CHOWN, FOWNER,
#     DAC_OVERRIDE).
#   remediation: |
#     Give the directory to the user that the container runs as (an init container, or fsGroup), and
#     drop ALL. Where it must stay keep the container away from the network and from API tokens.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [DAC_OVERRIDE]}}
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/agent}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL]}}
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/agent}}
package policies.pod.file_capability

import data.policies.lib.containers
import data.policies.lib.hostpath

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	held := containers.adds(container, _capabilities)
	count(held) > 0
	written := [mount | some mount in container.mounts; mount.hostPath; not mount.readOnly]
	count(written) > 0
	finding := containers.finding(
		input.workload, container,
		sprintf("has %s and writes to %s of the node", [concat(", ", held), hostpath.paths(written)]),
		array.concat(
			[containers.setting(container, container.security.fields.added, concat(", ", held))],
			[hostpath.evidence(container, mount) | some mount in written],
		),
		containers.nonroot(container) | containers.mapped(input.workload),
	)
}

_capabilities := {"CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "MKNOD", "SETFCAP"}
