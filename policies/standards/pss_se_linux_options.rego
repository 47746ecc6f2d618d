# METADATA
# title: SELinux label that confines less
# description: |
#   On nodes with SELinux, the label decides what a container may do on the node. Baseline forbids a
#   user or role of its own, and types other than those made for containers.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Assign SELinux labels to a container
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-se-linux-options
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     spc_t is not confined at all: on nodes with SELinux, where mounted files of the host are
#     closed to containers, this one reads and writes them all. A user or role of its own allows a
#     change into such a type.
#   needed: |
#     Agents of the node on distributions with SELinux (OpenShift, Fedora CoreOS, Flatcar) that work
#     on files of the host; a policy module of their own confines them.
#   remediation: |
#     Remove user, role and type from seLinuxOptions (a level is fine). Where container_t is too narrow,
#     write a policy module for the program (udica makes one from its mounts) instead of spc_t.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {seLinuxOptions: {type: spc_t}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {seLinuxOptions: {type: container_t, level: "s0:c123,c456"}}
package policies.standards.pss_se_linux_options

import data.policies.lib.standards

findings contains finding if {
	some holder in standards.holders(input.workload)
	bad := [[key, value] | some key, value in holder.declared.seLinux; _forbidden(key, value)]
	count(bad) > 0
	finding := standards.finding(
		holder, sprintf("sets the SELinux %s", [concat(", ", [sprintf("%s %q", pair) | some pair in bad])]),
		[standards.field(holder, sprintf("seLinuxOptions.%s", [key]), value) | some [key, value] in bad],
	)
}

_forbidden(key, value) if {
	key in {"user", "role"}
	value != ""
}

_forbidden("type", value) if not value in {"", "container_engine_t", "container_init_t", "container_kvm_t", "container_t"}
