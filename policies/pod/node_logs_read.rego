# METADATA
# title: Logs of all pods can be read
# description: |
#   The container can read the logs of the node or of all its pods. Applications print passwords,
#   tokens and personal data more often than their authors think.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Logging architecture
#     ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/
# schemas:
#   - input: schema.workload
# custom:
#   id: node-logs-read
#   severity: low
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
#     grep -rhoE 'eyJ[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+' /var/log/pods finds tokens
#     that applications have printed; the audit log, where it lies on the node, shows who does what
#     in the cluster.
#   needed: |
#     Log agents, and problem detectors that watch the kernel's and the kubelet's log.
#   expected: [AWS for Fluent Bit, Elastic Beats, Fluent Bit, Fluentd, GKE Fluent Bit, GKE Fluentd,
#     Loki, Vector]
#   remediation: |
#     Mount /var/log/pods and /var/log/containers instead of /var/log, so that the node's own logs
#     and the audit log stay out of reach. Keep the agent free of anything else: no host network, no
#     API token that can do more than read pods' names.
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
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /var/log/pods}}
#     good: |
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
#         - {name: host, hostPath: {path: /var/lib/logger}}
package policies.pod.node_logs_read

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"node-logs"})
	concerned := [mount | some mount in hostpath.showing(container, {"node-logs"}); mount.readOnly]
	count(concerned) > 0
	message := sprintf("can read the logs in %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
