# METADATA
# title: Secret in an environment variable
# description: |
#   A secret comes in through the environment, where every process that the container starts
#   inherits it, crash reports and debug pages print it, and the runtime's records on the node hold
#   it.
# related_resources:
#   - description: Good practices for Kubernetes secrets
#     ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# schemas:
#   - input: schema.workload
# custom:
#   id: secret-in-environment
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.4.1"]
#     nsa: [authentication]
#     attack: [T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     Read /proc/1/environ, a page with debugging information, or the container's record of the
#     runtime.
#   needed: |
#     Programs that read it from nowhere else.
#   remediation: |
#     Mount the secret as a file and tell the program its path; most accept NAME_FILE beside NAME.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           env: [{name: KEY, valueFrom: {secretKeyRef: {name: keys, key: key}}}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           env: [{name: KEY_FILE, value: /keys/key}]
package policies.hygiene.secret_in_environment

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	secrets := {env.source | some env in container.env; env.from == "secret"}
	count(secrets) > 0
	finding := containers.finding(
		input.workload, container, "takes secrets from its environment",
		[containers.setting(container, sprintf("%s.env", [container.field]), concat(", ", secrets))],
		set(),
	)
}
