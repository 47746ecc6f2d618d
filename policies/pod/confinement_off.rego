# METADATA
# title: Confinement is switched off
# description: |
#   The container is taken out of what confines containers by default: seccomp, which keeps system
#   calls with a history of bugs away, AppArmor, or SELinux, whose type spc_t may do on the node
#   what it likes. It gives nothing by itself and is what most escapes wait for. A privileged
#   container has none of them and is reported as that.
# related_resources:
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: Linux kernel security constraints
#     ref: https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
# schemas:
#   - input: schema.workload
# custom:
#   id: confinement-off
#   severity: medium
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.6.2", "5.6.3"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1562.001]
#     owasp: ["K01:2025"]
#   attack: |
#     With seccomp off keyctl, io_uring, userfaultfd and the like are there for an exploit of the
#     kernel; with spc_t every host path is readable and writable that SELinux would have kept
#     closed.
#   needed: |
#     Debuggers and profilers; on nodes with SELinux agents that mount paths of the node (spc_t).
#   remediation: |
#     Set seccompProfile and appArmorProfile to RuntimeDefault, or Localhost with a profile that
#     allows the one call that is missing. Instead of spc_t give the mounted directory a label that
#     containers may read, or a policy of its own (udica writes one).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {seccompProfile: {type: Unconfined}}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {seccompProfile: {type: RuntimeDefault}}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.pod.confinement_off

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	some name, field in {"seccomp": "seccomp", "AppArmor": "appArmor"}
	container.security[field] == "Unconfined"
	finding := object.union({"severity": "low"}, containers.finding(
		input.workload, container, concat("", ["runs without ", name]),
		[containers.setting(container, container.security.fields[field], "Unconfined")],
		set(),
	))
}

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	type := container.security.seLinux.type
	type in {"spc_t", "unconfined_t"}
	finding := containers.finding(
		input.workload, container, concat("", ["runs without SELinux, as ", type]),
		[containers.setting(container, container.security.fields.seLinux, type)],
		set(),
	)
}
