package policies.standards.pss_se_linux_options_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_se_linux_options as policy

test_finds_all_parts if {
	policy.findings == {{
		"container": "main",
		"message": "container main sets the SELinux role \"r\", type \"spc_t\", user \"u\"",
		"evidence": [
			{"container": "main", "field": "spec.containers[0].securityContext.seLinuxOptions.role", "value": "r"},
			{"container": "main", "field": "spec.containers[0].securityContext.seLinuxOptions.type", "value": "spc_t"},
			{"container": "main", "field": "spec.containers[0].securityContext.seLinuxOptions.user", "value": "u"},
		],
	}} with input as fixture.declaring({}, {"seLinux": {"user": "u", "role": "r", "type": "spc_t", "level": "s0"}})
}

test_finds_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod sets the SELinux type \"unconfined_t\"",
		"evidence": [{"field": "spec.securityContext.seLinuxOptions.type", "value": "unconfined_t"}],
	}} with input as fixture.declaring(
		{"seLinux": {"user": "", "role": "", "type": "unconfined_t", "level": ""}},
		{"seLinux": {"user": "", "role": "", "type": "container_t", "level": ""}},
	)
}

test_silent_on_types_for_containers if {
	every type in ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"] {
		count(policy.findings) == 0 with input as fixture.declaring({}, {"seLinux": {"user": "", "role": "", "type": type, "level": "s0:c1"}})
	}
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})
