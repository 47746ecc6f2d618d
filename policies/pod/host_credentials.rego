# METADATA
# title: Credentials of the node's administrators and cloud
# description: |
#   The container can read keys that are not its own: logins of the node, cloud settings with secrets
#   in them, or kubeconfigs of people.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Unsecured credentials in files
#     ref: https://attack.mitre.org/techniques/T1552/001/
# schemas:
#   - input: schema.workload
# custom:
#   id: host-credentials
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
#     /root/.ssh, /root/.kube/config and shadow's password hashes lead to other nodes and to the
#     cluster; azure.json and cloud.conf hold keys of the cloud account, and the user data below
#     /var/lib/cloud often the token with which nodes join.
#   needed: |
#     Cloud controller managers and volume drivers of some providers read their cloud settings from
#     a file of the node. Nothing in a cluster needs the logins.
#   remediation: |
#     Mount the single file that is needed instead of the directory around it. For time zone and
#     certificates mount /etc/localtime and /etc/ssl/certs, or bring them in the image; take cloud
#     credentials from workload identity.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: cloud-driver, namespace: kube-system}
#       spec:
#         containers:
#         - name: driver
#           image: registry.example/cloud-driver:1
#           volumeMounts:
#           - {name: root, mountPath: /host/root, readOnly: true}
#         volumes:
#         - {name: root, hostPath: {path: /root}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: cloud-driver, namespace: kube-system}
#       spec:
#         containers:
#         - name: driver
#           image: registry.example/cloud-driver:1
#           volumeMounts:
#           - {name: certs, mountPath: /etc/ssl/certs, readOnly: true}
#         volumes:
#         - {name: certs, hostPath: {path: /etc/ssl/certs}}
package policies.pod.host_credentials

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.showing(container, _kinds)
	count(concerned) > 0
	message := sprintf("can read %s of the node: %s", [hostpath.paths(concerned), hostpath.shown(concerned, _kinds)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {"cloud-credentials", "homes", "login-secrets"}
