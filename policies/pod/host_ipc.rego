# METADATA
# title: Pod shares the memory segments of the node
# description: |
#   The pod can read and change shared memory and semaphores of processes on the node and of other
#   pods that share them too.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: host-ipc
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.4"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     ipcs -a lists the shared memory of databases, browsers and accelerators on the node; a program
#     as the same user, or as root, attaches to it, reads what is in it and changes what others
#     compute with.
#   needed: |
#     Hardly ever: agents that exchange data with a daemon of the node through shared memory, such
#     as the multi-process service of GPUs.
#   remediation: |
#     Set hostIPC to false; containers of one pod share memory among themselves without it. Give a
#     program that needs much shared memory an emptyDir with medium Memory at /dev/shm.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: cache, namespace: kube-system}
#       spec:
#         hostIPC: true
#         containers:
#         - name: cache
#           image: registry.example/cache:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: cache, namespace: kube-system}
#       spec:
#         containers:
#         - name: cache
#           image: registry.example/cache:1
#           volumeMounts:
#           - {name: shm, mountPath: /dev/shm}
#         volumes:
#         - {name: shm, emptyDir: {medium: Memory, sizeLimit: 1Gi}}
package policies.pod.host_ipc

import data.policies.lib.containers

findings contains finding if {
	input.workload.hostIPC
	finding := {
		"message": "shares the memory segments of the node",
		"evidence": [{"field": "spec.hostIPC", "value": true}],
		"mild": containers.mild(input.workload),
	}
}
