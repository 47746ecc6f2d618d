# METADATA
# title: Root is not ruled out by runAsNonRoot
# description: |
#   Restricted wants runAsNonRoot to be true for the pod or for each container, and false nowhere; the
#   kubelet then refuses to start an image whose user is root. Pods in a user namespace are exempt.
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
#   id: pss-run-as-non-root
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   attack: |
#     Without it an image whose user is root runs as root: a bug in the program then has all
#     capabilities of the container and every file of its volumes, and a bug in the kernel or the
#     runtime (CVE-2019-5736) leads to root on the node.
#   needed: |
#     Agents that read files of root on the node, and programs that open low ports or change their
#     user at the start. Much else runs as root by habit.
#   remediation: |
#     Set runAsNonRoot to true in the pod's security context, with runAsUser where the image names its
#     user by name or is root. Where the program must be root, run the pod in a user namespace
#     (hostUsers: false).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsNonRoot: false}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {runAsNonRoot: true}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.standards.pss_run_as_non_root

import data.policies.lib.standards

findings contains finding if {
	input.workload.hostUsers
	some holder in standards.holders(input.workload)
	holder.declared.runAsNonRoot == false
	finding := standards.setting(holder, "allows root", "runAsNonRoot", false)
}

findings contains finding if {
	input.workload.hostUsers
	standards.unset(input.workload, "runAsNonRoot")
	some container in input.workload.containers
	standards.unset(container, "runAsNonRoot")
	finding := standards.missing(container, "does not rule out root", "runAsNonRoot")
}
