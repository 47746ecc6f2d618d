# METADATA
# title: Privileged container
# description: |
#   A privileged container has all capabilities, all devices and no confinement. Whoever runs code in
#   it mounts the node's disk or loads a kernel module, and is root on the node.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Privileged containers
#     ref: https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers
# schemas:
#   - input: schema.workload
# custom:
#   id: privileged-container
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     cis: ["5.2.2"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     mount /dev/sda1 /mnt && chroot /mnt is a shell of the node. So is writing a program into
#     /proc/sys/kernel/core_pattern and letting a process crash, or insmod. From there all pods of
#     the node are the attacker's, with their tokens.
#   needed: |
#     Volume drivers that mount with Bidirectional propagation must be privileged: the API server
#     demands it. kube-proxy and network plugins mostly need NET_ADMIN and a few mounts instead, and
#     privileges only to set up the node.
#   expected: [AWS EBS CSI driver, AWS EFS CSI driver, AWS FSx CSI driver, Azure Blob CSI driver,
#     Azure Disk CSI driver, Azure File CSI driver, Ceph CSI, democratic-csi, DigitalOcean CSI driver,
#     GCP Filestore CSI driver, GCP PD CSI driver, GCS FUSE CSI driver, JuiceFS CSI, Longhorn,
#     Mountpoint for S3 CSI driver, OpenEBS, Scaleway CSI driver, Secrets Store CSI driver, Trident,
#     vSphere CSI driver]
#   remediation: |
#     Replace privileged by the capabilities that the program really uses, dropping all others, and
#     by mounts of just the devices and directories it needs. If only the set-up needs it (sysctls,
#     mounting bpffs, loading a module), move that into an init container, which ends before the pod
#     serves anything.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         containers:
#         - name: proxy
#           image: registry.example/proxy:1
#           securityContext: {privileged: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         containers:
#         - name: proxy
#           image: registry.example/proxy:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_ADMIN]}}
package policies.pod.privileged_container

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	container.security.privileged
	finding := containers.finding(
		input.workload, container, "runs privileged",
		array.concat(
			[containers.setting(container, container.security.fields.privileged, true)],
			[containers.setting(container, container.security.fields.added, concat(", ", added)) |
				added := container.security.added
				count(added) > 0
			],
		),
		containers.mapped(input.workload),
	)
}
