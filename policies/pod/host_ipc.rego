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
#   remediation: |
#     Set hostIPC to false; containers of one pod share memory among themselves without it. Give a
#     program that needs much shared memory an emptyDir with medium Memory at /dev/shm.
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
