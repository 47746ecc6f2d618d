# METADATA
# title: AppArmor is switched off
# description: |
#   The container runtime confines every container with its own AppArmor profile on nodes that have
#   AppArmor. Baseline forbids to switch that off, by the field of the pod or a container, or by the
#   annotation that came before it.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Restrict a container's access to resources with AppArmor
#     ref: https://kubernetes.io/docs/tutorials/security/apparmor/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-app-armor-profile
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     Unconfined, root in the container writes below /proc and /sys where the runtime's profile
#     forbids it, and mounts what its capabilities allow: one of the things that stood between
#     SYS_ADMIN and the node is gone.
#   needed: |
#     Agents that mount file systems or trace other processes, on distributions with AppArmor
#     (Ubuntu, Debian, SUSE). A profile of their own, loaded by the security-profiles-operator,
#     serves them too.
#   remediation: |
#     Remove the profile, so that the runtime's default applies, or load a profile onto the nodes that
#     allows what the program needs and name it as Localhost (annotation: localhost/NAME).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {appArmorProfile: {type: Unconfined}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {appArmorProfile: {type: RuntimeDefault}}
package policies.standards.pss_app_armor_profile

import data.policies.lib.standards

findings contains finding if {
	some holder in standards.holders(input.workload)
	profile := holder.declared.appArmor
	not profile in standards.profiles
	finding := standards.setting(holder, _message(profile), "appArmorProfile.type", profile)
}

findings contains finding if {
	some annotation in input.workload.appArmorAnnotations
	not _confined(annotation.value)
	finding := object.union(
		{
			"message": sprintf("annotation of container %s %s", [_container(annotation), _message(annotation.value)]),
			"evidence": [{"field": annotation.field, "value": annotation.value}],
		},
		{"container": container.name | some container in input.workload.containers; container.name == _container(annotation)},
	)
}

_message(profile) := sprintf("sets the AppArmor profile %q", [profile])

_container(annotation) := trim_prefix(annotation.key, "container.apparmor.security.beta.kubernetes.io/")

_confined(value) if value in {"", "runtime/default"}

_confined(value) if startswith(value, "localhost/")
