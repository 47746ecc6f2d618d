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
#   remediation: |
#     Remove hostProcess from windowsOptions; the policy windows-host-process says how to split what must
#     act on the node from the rest.
package policies.standards.pss_windows_host_process

import data.policies.lib.standards

findings contains finding if {
	some holder in standards.holders(input.workload)
	holder.declared.windowsHostProcess
	finding := standards.setting(holder, "is a process of the Windows node", "windowsOptions.hostProcess", true)
}
