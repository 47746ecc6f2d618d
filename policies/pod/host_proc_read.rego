# METADATA
# title: Processes of the node can be read
# description: |
#   The container sees all processes of the node through a mount of /proc: their arguments, and of
#   those that hold no more capabilities than it does also environment, open files and root
#   directory, as with hostPID.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: proc(5)
#     ref: https://man7.org/linux/man-pages/man5/proc.5.html
# schemas:
#   - input: schema.workload
# custom:
#   id: host-proc-read
#   severity: medium
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     tr '\0' ' ' < /host/proc/PID/cmdline shows passwords given as arguments, and
#     /host/proc/PID/root/var/run/secrets/kubernetes.io/serviceaccount/token the token of any pod
#     whose processes run as the same user with the same capabilities.
#   needed: |
#     Agents that measure processes, sockets and the node itself.
#   expected: [Datadog, node-exporter]
#   remediation: |
#     Run the agent as a user that nothing else on the node runs as, and drop all capabilities: then
#     it reads numbers and names but neither environments nor files. Mount single files (/proc/stat,
#     /proc/meminfo) where that is all it wants, or use the kubelet's metrics.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: metrics, namespace: kube-system}
#       spec:
#         containers:
#         - name: metrics
#           image: registry.example/metrics:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /proc}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: metrics, namespace: kube-system}
#       spec:
#         containers:
#         - name: metrics
#           image: registry.example/metrics:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /proc/sys/net}}
package policies.pod.host_proc_read

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.showing_all(container, _kinds)
	count(concerned) > 0
	message := sprintf("can look into the processes of the node through %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {"proc"}
