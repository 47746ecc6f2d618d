# METADATA
# title: Logs of the node can be replaced by links
# description: |
#   The kubelet, as root, serves what lies below /var/log to whoever may read logs. A container that
#   can write there puts a symbolic link in the place of a log file, and reads any file of the node
#   through the API: keys, tokens, the password file.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Kubernetes pod escape using log mounts
#     ref: https://www.aquasec.com/blog/kubernetes-security-pod-escape-log-mounts/
#   - description: Logging architecture
#     ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/
# schemas:
#   - input: schema.workload
# custom:
#   id: node-logs-write
#   severity: high
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
#     ln -sf /etc/shadow /var/log/pods/NS_POD_UID/NAME/0.log and then kubectl logs of that pod, or a
#     link in /var/log and GET /api/v1/nodes/NODE/proxy/logs/. It takes a token that may get
#     pods/log or nodes/log, which log agents and dashboards often hold.
#   needed: |
#     Almost never: what writes logs prints them, and the runtime stores them. Log agents keep their
#     position beside the logs out of habit.
#   remediation: |
#     Set readOnly: true, and keep the agent's position database in an emptyDir or a hostPath of its
#     own (/var/lib/NAME). A component that writes log files mounts its own directory below
#     /var/log, or better prints to its output.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: logger, namespace: kube-system}
#       spec:
#         containers:
#         - name: logger
#           image: registry.example/logger:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /var/log}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: logger, namespace: kube-system}
#       spec:
#         containers:
#         - name: logger
#           image: registry.example/logger:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /var/log}}
package policies.pod.node_logs_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"node-logs"})
	concerned := hostpath.changing(container, {"node-logs"})
	count(concerned) > 0
	message := sprintf("can replace logs in %s by links to other files", [hostpath.paths(concerned)])
	found := hostpath.finding(input.workload, container, message, concerned)
	finding := object.union(found, {"mild": (found.mild | {"it takes permission to read logs as well"})})
}
