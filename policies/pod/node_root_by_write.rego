# METADATA
# title: Writable path of the node that gives root
# description: |
#   The container can write to a place from which root on the node runs programs or reads its
#   settings: cron jobs and services, system programs and libraries, the kubelet's configuration and
#   static pods, logins, the container runtime's configuration, or the file systems of other
#   containers. What is planted there runs as root on the node.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Static pods
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
# schemas:
#   - input: schema.workload
# custom:
#   id: node-root-by-write
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     echo '* * * * * root /tmp/x' > /host/etc/cron.d/x, a changed program in /usr/local/bin, a pod in
#     /etc/kubernetes/manifests, or a key in /root/.ssh: root of the node runs it within minutes,
#     and as a static pod without asking the API server.
#   needed: |
#     Device operators and updaters put programs, units and runtime settings on the node. They need
#     it once, in an init container or a job.
#   remediation: |
#     Set readOnly: true on the mount. If something must be installed on the node, do it in an init
#     container that ends, mounting only the last directory (/usr/local/bin, not /usr), and let the
#     long-running containers have it read-only or not at all; or bring it with the node image.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: updater, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/updater:1
#           volumeMounts:
#           - {name: bin, mountPath: /host/bin}
#         volumes:
#         - {name: bin, hostPath: {path: /usr/local/bin}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: updater, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/updater:1
#           volumeMounts:
#           - {name: bin, mountPath: /host/bin, readOnly: true}
#         volumes:
#         - {name: bin, hostPath: {path: /usr/local/bin}}
package policies.pod.node_root_by_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.changing(container, _kinds)
	count(concerned) > 0
	message := sprintf("can write to %s of the node: %s", [
		hostpath.paths(concerned),
		hostpath.shown(concerned, _kinds),
	])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {
	"boot", "homes", "container-filesystems", "kernel-helpers", "kubelet-config", "login-secrets", "login-settings",
	"root-jobs", "root-programs", "runtime-config", "static-pods", "volume-plugins",
}
