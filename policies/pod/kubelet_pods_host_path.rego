# METADATA
# title: Tokens and secrets of all pods on the node
# description: |
#   The kubelet keeps the service account tokens, secrets and configuration of every pod on the node
#   below this path. Whoever reads it acts as any of those pods: one compromised container becomes as
#   powerful as the most powerful neighbor. A read-only mount is enough.
# related_resources:
#   - description: Dual privilege escalation chain of GKE's FluentBit
#     ref: https://unit42.paloaltonetworks.com/google-kubernetes-engine-privilege-escalation-fluentbit-anthos/
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# schemas:
#   - input: schema.workload
# custom:
#   id: kubelet-pods-host-path
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-credentials
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security, token protection]
#     attack: [T1528, T1552.001]
#     owasp: ["K01:2025", "K03:2025"]
#   attack: |
#     find /var/lib/kubelet/pods -name token lists a token of every pod on the node; kubectl
#     --token="$(cat FILE)" auth can-i --list shows which of them is worth most. Secrets that other
#     pods mount lie beside them in clear text.
#   needed: |
#     A CSI node plugin mounts the volumes of pods there, with Bidirectional propagation. Log and
#     metric agents never need it.
#   expected: [AWS EBS CSI driver, AWS EFS CSI driver, AWS FSx CSI driver, Azure Blob CSI driver,
#     Azure Disk CSI driver, Azure File CSI driver, Ceph CSI, democratic-csi, DigitalOcean CSI driver,
#     GCP Filestore CSI driver, GCP PD CSI driver, GCS FUSE CSI driver, JuiceFS CSI, Longhorn,
#     Mountpoint for S3 CSI driver, OpenEBS, Scaleway CSI driver, Secrets Store CSI driver, Trident,
#     vSphere CSI driver]
#   remediation: |
#     Mount what is really read: /var/log/pods and /var/log/containers for logs, the driver's own
#     directory below /var/lib/kubelet/plugins for a volume driver. Only a CSI node plugin needs
#     /var/lib/kubelet/pods; keep that mount in its driver container alone and give its service
#     account next to nothing.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: log-agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/log-agent:1
#           volumeMounts:
#           - {name: pods, mountPath: /pods, readOnly: true}
#         volumes:
#         - {name: pods, hostPath: {path: /var/lib/kubelet/pods}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: log-agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/log-agent:1
#           volumeMounts:
#           - {name: logs, mountPath: /var/log/pods, readOnly: true}
#         volumes:
#         - {name: logs, hostPath: {path: /var/log/pods}}
package policies.pod.kubelet_pods_host_path

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"kubelet-pods"})
	concerned := hostpath.showing_all(container, {"kubelet-pods"})
	count(concerned) > 0
	message := sprintf("mounts %s: the tokens and secrets of all pods on the node", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
