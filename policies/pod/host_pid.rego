# METADATA
# title: Pod shares the process IDs of the node
# description: |
#   The pod sees all processes of the node, their arguments, and through /proc the environment, open
#   files and root directory of those that hold no more capabilities than it does: other pods'
#   secrets and tokens among them. Together with the capability SYS_PTRACE it takes over any of them.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Share process namespace
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# schemas:
#   - input: schema.workload
# custom:
#   id: host-pid
#   severity: high
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.3"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.007]
#     owasp: ["K01:2025"]
#   attack: |
#     ps auxe shows the arguments of all processes and, for those of the same user, their
#     environment with passwords in it; cat
#     /proc/PID/root/var/run/secrets/kubernetes.io/serviceaccount/token reads another pod's token.
#     As root with SYS_PTRACE, nsenter -t 1 -a is a shell of the node.
#   needed: |
#     Agents that watch processes (runtime sensors, profilers, node problem detectors) and those
#     that run programs of the node through nsenter, such as kured when it reboots a node.
#   expected: [Falco, Inspektor Gadget, node-exporter, Tetragon]
#   remediation: |
#     Set hostPID to false. A metrics agent reads what it needs from a read-only mount of the node's
#     /proc; a program that must enter other namespaces (nsenter) does so in an init container or a
#     pod of its own that holds no service account token.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         hostPID: true
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
#           volumeMounts:
#           - {name: proc, mountPath: /host/proc, readOnly: true}
#         volumes:
#         - {name: proc, hostPath: {path: /proc}}
package policies.pod.host_pid

import data.policies.lib.containers

findings contains finding if {
	input.workload.hostPID
	finding := object.union(
		{
			"message": "shares the process IDs of the node",
			"evidence": [{"field": "spec.hostPID", "value": true}],
			"latent": {"all its containers run as non-root users" | count(_may_be_root) == 0},
			"mild": containers.mild(input.workload),
		},
		containers.finished(input.workload),
	)
}

_may_be_root := [container | some container in input.workload.containers; container.security.user != "nonroot"]
