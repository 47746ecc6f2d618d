# METADATA
# title: Windows host process is not allowed
# description: |
#   Baseline forbids hostProcess, for the pod and for each container, even where the other overrides
#   it.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Create a Windows HostProcess Pod
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-windows-host-process
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     Any command that the container runs, runs on the node as SYSTEM or as the user it names, reads
#     the volumes of all pods and replaces programs of the node.
#   needed: |
#     Network plugins, kube-proxy and CSI proxies of Windows nodes. The policy windows-host-process
#     judges them.
#   remediation: |
#     Remove hostProcess from windowsOptions; the policy windows-host-process says how to split what must
#     act on the node from the rest.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         os: {name: windows}
#         hostNetwork: true
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {windowsOptions: {hostProcess: true, runAsUserName: 'NT AUTHORITY\SYSTEM'}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         os: {name: windows}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {windowsOptions: {runAsUserName: ContainerUser}}
package policies.standards.pss_windows_host_process

import data.policies.lib.standards

findings contains finding if {
	some holder in standards.holders(input.workload)
	holder.declared.windowsHostProcess
	finding := standards.setting(holder, "is a process of the Windows node", "windowsOptions.hostProcess", true)
}
