# METADATA
# title: Containers of the pod share their processes
# description: |
#   Each container of the pod sees the processes of all others, and through /proc their environment
#   and files. A token or key that only one of them mounts belongs to all.
# related_resources:
#   - description: Share process namespace
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# schemas:
#   - input: schema.workload
# custom:
#   id: shared-process-namespace
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     nsa: [pod security]
#     attack: [T1552.001, T1528]
#     owasp: ["K01:2025"]
#   attack: |
#     cat /proc/PID/root/var/run/secrets/kubernetes.io/serviceaccount/token from a container that
#     has no token of its own, or /proc/PID/environ of the one with the password.
#   needed: |
#     Sidecars that send signals to the main program, such as reloaders of configuration.
#   remediation: |
#     Let the program watch its configuration, or reload through an address on localhost. Put what
#     holds no secrets into a pod of its own.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         shareProcessNamespace: true
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#         - {name: reloader, image: "registry.example/reloader:1"}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         shareProcessNamespace: false
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#         - {name: reloader, image: "registry.example/reloader:1"}
package policies.pod.shared_process_namespace

import data.policies.lib.containers

findings contains finding if {
	input.workload.shareProcessNamespace
	not input.workload.hostPID
	count(_running) > 1
	finding := {
		"message": sprintf("its containers %s see each other's processes", [concat(", ", _running)]),
		"evidence": [{"field": "spec.shareProcessNamespace", "value": true}],
		"mild": containers.mild(input.workload),
	}
}

_running := [container.name | some container in input.workload.containers; container.type != "init"]
