# METADATA
# title: Capability beyond the usual ones is added
# description: |
#   Baseline lets a container add only capabilities that container runtimes give by default, without
#   NET_RAW. Names count as they are written: CAP_CHOWN is not CHOWN.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Set capabilities for a container
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-capabilities-baseline
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   remediation: |
#     Remove the capability from capabilities.add. Where the program needs it, check whether a narrower
#     one does (SYS_ADMIN and NET_ADMIN are often asked for out of habit), or move that part into a
#     container of its own.
package policies.standards.pss_capabilities_baseline

import data.policies.lib.standards

findings contains finding if {
	some container in input.workload.containers
	finding := standards.additions(container, _allowed)
}

_allowed := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}
