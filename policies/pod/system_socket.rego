# METADATA
# title: Socket of the system's services
# description: |
#   Through this socket the container talks to systemd or to another service that acts as root on
#   the node (on Windows: as SYSTEM, through the CSI proxy). Whoever is root in the container starts
#   any program on the node with it. A read-only mount does not prevent connecting.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: D-Bus API of systemd
#     ref: https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html
#   - description: CSI Proxy
#     ref: https://github.com/kubernetes-csi/csi-proxy
# schemas:
#   - input: schema.workload
# custom:
#   id: system-socket
#   severity: high
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
#     busctl call org.freedesktop.systemd1 /org/freedesktop/systemd1
#     org.freedesktop.systemd1.Manager StartTransientUnit … runs a program as a service of the node,
#     root outside of any container. AppArmor's default profile stops it on some distributions.
#   needed: |
#     Problem detectors and metric agents that ask systemd for the state of its units, and
#     components that restart services of the node.
#   remediation: |
#     Read the state of units from the journal (/run/log/journal, read-only) or from cgroups
#     instead. What must restart a service belongs into a small pod of its own that holds no API
#     token, as a user for whom a policy of the node's D-Bus or polkit allows that one call.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: detector, namespace: kube-system}
#       spec:
#         containers:
#         - name: detector
#           image: registry.example/detector:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /run/dbus/system_bus_socket}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: detector, namespace: kube-system}
#       spec:
#         containers:
#         - name: detector
#           image: registry.example/detector:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /run/log/journal}}
package policies.pod.system_socket

import data.policies.lib.containers
import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"system-socket"})
	concerned := hostpath.showing(container, {"system-socket"})
	count(concerned) > 0
	message := sprintf("reaches services of the system through %s", [hostpath.paths(concerned)])
	found := hostpath.finding(input.workload, container, message, concerned)
	finding := object.union(found, {"latent": (found.latent | containers.mapped(input.workload))})
}
