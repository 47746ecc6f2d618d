# METADATA
# title: Volume of type hostPath
# description: |
#   Baseline forbids hostPath volumes, whatever their path and even if nothing mounts them. What a
#   path gives an attacker is said by the policies about host paths.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: hostPath volumes
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-host-path-volumes
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     What is written to the right path runs as root on the node, what is read from another is a
#     token of every pod; links in a log directory lead anywhere else. It depends on the path, which
#     this check does not ask for.
#   needed: |
#     Log and metric agents, network plugins and volume drivers work on files of the node.
#     Everything else stores its data in a volume.
#   remediation: |
#     Use an emptyDir for scratch space, a PersistentVolumeClaim for data, and a projected volume for
#     configuration. An agent that reads the node's files cannot meet this level.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: data, mountPath: /data}]
#         volumes:
#         - name: data
#           hostPath: {path: /var/lib/agent}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: data, mountPath: /data}]
#         volumes:
#         - name: data
#           emptyDir: {}
package policies.standards.pss_host_path_volumes

findings contains finding if {
	some volume in input.workload.volumes
	"hostPath" in volume.sources
	finding := {
		"message": sprintf("volume %s is %s of the node", [volume.name, volume.hostPath.raw]),
		"evidence": [{"field": sprintf("%s.hostPath.path", [volume.field]), "value": volume.hostPath.raw}],
	}
}
