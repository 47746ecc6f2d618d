# METADATA
# title: Kernel parameter that is not known as safe
# description: |
#   Baseline allows only kernel parameters that are isolated from other pods and from the node (the
#   list of 1.37).
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Using sysctls in a Kubernetes cluster
#     ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-sysctls
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     The kubelet sets the parameter as root before the pod starts. One that is not isolated slows
#     or stops the whole node, another turns on forwarding or takes protections of the network stack
#     away.
#   needed: |
#     Network appliances and databases with many connections. The kubelet refuses such a pod unless
#     an administrator allowed the parameter with --allowed-unsafe-sysctls.
#   remediation: |
#     Remove the sysctl. What concerns the node is set by the node's own configuration; parameters of
#     the pod's namespaces outside of the list need a namespace that does not enforce this level.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {sysctls: [{name: net.core.somaxconn, value: "4096"}]}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {sysctls: [{name: net.ipv4.tcp_keepalive_time, value: "600"}]}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.standards.pss_sysctls

findings contains finding if {
	some sysctl in input.workload.sysctls
	not sysctl.name in _allowed
	finding := {
		"message": sprintf("pod sets the sysctl %s", [sysctl.name]),
		"evidence": [{"field": sprintf("%s.name", [sysctl.field]), "value": sysctl.name}],
	}
}

_allowed := {
	"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports",
	"net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_rmem", "net.ipv4.tcp_slow_start_after_idle",
	"net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
}
