# METADATA
# title: Root is chosen by runAsUser
# description: |
#   Restricted forbids runAsUser 0, for the pod and for each container, even where the other overrides
#   it. Pods in a user namespace are exempt.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: User namespaces
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-run-as-user
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   attack: |
#     Root in the container is root on the node as soon as something lets it out: a writable
#     hostPath, a bug of the runtime (CVE-2019-5736, CVE-2024-21626) or of the kernel.
#   needed: |
#     Agents that read files of root on the node. In a user namespace (hostUsers: false) it is
#     harmless and allowed.
#   remediation: |
#     Set runAsUser to a number above 0 that the image's files allow, or remove it if the image has such
#     a user. Where the program must be root, run the pod in a user namespace (hostUsers: false).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsUser: 0}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsUser: 65532}
package policies.standards.pss_run_as_user

import data.policies.lib.standards

findings contains finding if {
	input.workload.hostUsers
	some holder in standards.holders(input.workload)
	holder.declared.runAsUser == 0
	finding := standards.setting(holder, "runs as root", "runAsUser", 0)
}
