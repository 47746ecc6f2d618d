# METADATA
# title: Keys or data of the control plane
# description: |
#   On a control-plane node these paths hold the keys of the cluster's certificate authority and
#   service accounts, an administrator's kubeconfig, or etcd's data with all secrets in it. Reading
#   them makes cluster-admin. Components of the control plane itself need them and are not reported, nor are
#   pods that no control-plane node runs.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: PKI certificates and requirements
#     ref: https://kubernetes.io/docs/setup/best-practices/certificates/
# schemas:
#   - input: schema.workload
# custom:
#   id: control-plane-files
#   severity: critical
#   category: pod
#   subject: workload
#   grants: cluster-admin
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     ca.key signs a client certificate of the group system:masters, sa.key a token of any service
#     account, etcd's client key reads all secrets (etcdctl get --prefix /registry/secrets), and
#     admin.conf is simply used. What was read once works from anywhere, until the keys are
#     replaced.
#   needed: |
#     The control plane itself, jobs that back up etcd, and agents that renew certificates. Such a
#     job needs etcd's client certificate and no other key.
#   remediation: |
#     Mount the one certificate that is needed (a CA certificate is public, its key is not), or bring
#     it as a config map or secret. Keep the pod off control-plane nodes: no toleration for
#     node-role.kubernetes.io/control-plane, no empty toleration that tolerates everything.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: cp-1, labels: {node-role.kubernetes.io/control-plane: ""}}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: etcd-backup, namespace: kube-system}
#       spec:
#         nodeName: cp-1
#         containers:
#         - name: backup
#           image: registry.example/etcd-backup:1
#           volumeMounts:
#           - {name: pki, mountPath: /pki, readOnly: true}
#         volumes:
#         - {name: pki, hostPath: {path: /etc/kubernetes/pki}}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: cp-1, labels: {node-role.kubernetes.io/control-plane: ""}}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: etcd-backup, namespace: kube-system}
#       spec:
#         nodeName: cp-1
#         containers:
#         - name: backup
#           image: registry.example/etcd-backup:1
#           volumeMounts:
#           - {name: client, mountPath: /pki, readOnly: true}
#         volumes:
#         - {name: client, secret: {secretName: etcd-backup-client}}
package policies.pod.control_plane_files

import data.policies.lib.hostpath

findings contains finding if {
	input.workload.class != "control-plane"
	input.workload.controlPlane
	some container in hostpath.holders(_kinds)
	concerned := hostpath.showing(container, _kinds)
	count(concerned) > 0
	finding := hostpath.finding(input.workload, container, _message(concerned), concerned)
}

# Without nodes to go by only what means to mount these files is told.
findings contains finding if {
	input.workload.class != "control-plane"
	input.cluster.nodes == 0
	some container in hostpath.holders(_kinds)
	concerned := [mount | some mount in hostpath.showing(container, _kinds); _meant(mount)]
	count(concerned) > 0
	found := hostpath.finding(input.workload, container, _message(concerned), concerned)
	finding := object.union(found, {
		"mild": (found.mild | {"it is not known whether a control-plane node runs it"}),
		"capability": null,
	})
}

_meant(mount) if {
	some held in mount.hostPath.holds
	held.kind in _kinds
	held.relation != "below"
}

_message(concerned) := sprintf("mounts %s, where control-plane nodes keep %s", [
	hostpath.paths(concerned),
	hostpath.shown(concerned, _kinds),
])

_kinds := {"admin-kubeconfig", "etcd", "pki"}
