# METADATA
# title: Credential written into the pod
# description: |
#   An environment variable whose name says password, secret, token or key has its value in the
#   manifest. Whoever may read pods or workloads reads it, which view allows, and so do version
#   control, backups and kubectl describe. The value is never looked at here.
# related_resources:
#   - description: Good practices for Kubernetes secrets
#     ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#   - description: Credentials in files
#     ref: https://attack.mitre.org/techniques/T1552/001/
# schemas:
#   - input: schema.workload
# custom:
#   id: literal-credential
#   severity: medium
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     cis: ["5.4.1"]
#     nsa: [authentication]
#     attack: [T1552.001]
#     owasp: ["K03:2025"]
#   attack: |
#     kubectl get deploy,ds,sts -A -o json | jq '.. | .env? // empty' with no more than the role
#     view; the same text stands in the history of the repository that it was deployed from.
#   needed: |
#     Never.
#   remediation: |
#     Put the value into a Secret and mount it as a file, or refer to it with
#     valueFrom.secretKeyRef; then change the credential, since the old one has been read. If the
#     name misleads and the value is no secret, accept the finding.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           env: [{name: ADMIN_PASSWORD, value: example}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           env: [{name: ADMIN_PASSWORD_FILE, value: /secrets/password}]
package policies.pod.literal_credential

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	literal := [env | some env in container.env; env.from == "value"; _names_credential(env.name)]
	count(literal) > 0
	finding := containers.finding(
		input.workload, container,
		sprintf("has credentials in its manifest: %s", [concat(", ", [env.name | some env in literal])]),
		[containers.setting(container, env.field, sprintf("%s (value not read)", [env.name])) | some env in literal],
		set(),
	)
}

# A name that ends in what kind of credential it is, and not in where one lies.
_names_credential(name) if {
	regex.match(`(?i)(^|_)(password|passwd|passphrase|pwd|token|secret|api_?key|access_?key|secret_?key|private_?key|credentials)$`, name)
	not regex.match(`(?i)^(GOOGLE_APPLICATION_CREDENTIALS|(MARIADB|MYSQL)_(ALLOW_EMPTY|RANDOM)_.*PASSWORD|ALLOW_EMPTY_PASSWORD)$`, name)
}
