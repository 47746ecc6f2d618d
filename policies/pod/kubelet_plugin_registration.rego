# METADATA
# title: Plugins of the kubelet can be impersonated
# description: |
#   The container can put a socket where the kubelet looks for plugins. A storage or resource plugin
#   of somebody else's name receives the secrets and tokens that the kubelet hands to drivers, and a
#   device plugin decides which files and devices of the node are put into the containers that ask
#   for its resource.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Device plugins
#     ref: https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/
#   - description: Kubelet plugin registration
#     ref: https://kubernetes-csi.github.io/docs/node-driver-registrar.html
# schemas:
#   - input: schema.workload
# custom:
#   id: kubelet-plugin-registration
#   severity: high
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     Listen on a socket in plugins_registry that answers with the name of the cloud's disk driver:
#     the kubelet sends NodeStageVolume with its secrets there. Or register a device plugin for
#     nvidia.com/gpu that adds a mount of / to each container that gets one.
#   needed: |
#     The registrar of a storage driver (plugins_registry), device plugins (device-plugins) and
#     resource drivers. A driver itself needs only its own directory below plugins.
#   expected: [AMD GPU, AWS EBS CSI driver, AWS EFA device plugin, AWS EFS CSI driver, AWS FSx CSI
#     driver, AWS Neuron, Azure Blob CSI driver, Azure Disk CSI driver, Azure File CSI driver, Ceph
#     CSI, democratic-csi, DigitalOcean CSI driver, GCP Filestore CSI driver, GCP PD CSI driver, GCS
#     FUSE CSI driver, Intel device plugins, JuiceFS CSI, Longhorn, Mountpoint for S3 CSI driver,
#     NVIDIA device plugin, OpenEBS, Scaleway CSI driver, Secrets Store CSI driver, Trident, vSphere
#     CSI driver]
#   remediation: |
#     Give plugins_registry to the registrar container alone, and to the driver only plugins/NAME of
#     its own; give a device plugin device-plugins and nothing around it. Let neither container
#     serve anything else, and give their account no permissions.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: registrar, namespace: kube-system}
#       spec:
#         containers:
#         - name: registrar
#           image: registry.example/registrar:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/kubelet/plugins_registry}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: driver, namespace: kube-system}
#       spec:
#         containers:
#         - name: driver
#           image: registry.example/driver:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/kubelet/plugins/disk.example}}
package policies.pod.kubelet_plugin_registration

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.changing_all(container, _kinds)
	count(concerned) > 0
	message := sprintf("can register %s through %s", [hostpath.shown(concerned, _kinds), hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {"device-plugins", "kubelet-plugins"}
