# METADATA
# title: Windows host process container
# description: |
#   A HostProcess container runs in no container at all but as a process of the Windows node, usually
#   as SYSTEM.
# related_resources:
#   - description: Create a Windows HostProcess Pod
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: windows-host-process
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     cis: ["5.2.10"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Any command that the container runs, such as PowerShell with net user /add, runs on the node
#     as SYSTEM or as the user it names. It reads the volumes and tokens of all pods below
#     C:\var\lib\kubelet\pods and replaces kubelet.exe.
#   needed: |
#     Network plugins, kube-proxy and CSI proxies of Windows nodes, which set up network and disks
#     of the node. Exporters of metrics use it for performance counters.
#   remediation: |
#     Run the part that serves requests as a normal container and keep the host process for what must
#     act on the node (network and storage set-up); let it run as a local user group with few rights
#     through windowsOptions.runAsUserName instead of NT AUTHORITY\\SYSTEM.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         os: {name: windows}
#         hostNetwork: true
#         containers:
#         - name: proxy
#           image: registry.example/win-proxy:1
#           securityContext: {windowsOptions: {hostProcess: true, runAsUserName: 'NT AUTHORITY\SYSTEM'}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         os: {name: windows}
#         containers:
#         - name: proxy
#           image: registry.example/win-proxy:1
#           securityContext: {windowsOptions: {runAsUserName: ContainerUser}}
package policies.pod.windows_host_process

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	container.security.windowsHostProcess
	finding := containers.finding(
		input.workload, container, "is a process of the Windows node",
		[containers.setting(container, container.security.fields.windowsHostProcess, true)],
		set(),
	)
}
