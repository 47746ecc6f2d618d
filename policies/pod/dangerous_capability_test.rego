package policies.pod.dangerous_capability_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.dangerous_capability as policy

test_finds_sys_admin if {
	policy.findings == {{
		"container": "main",
		"message": "container main has SYS_ADMIN, SYS_MODULE",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].securityContext.capabilities.add",
			"value": "SYS_ADMIN, SYS_MODULE",
		}],
		"severity": "critical",
		"latent": set(),
		"mild": set(),
	}} with input as adding({"SYS_ADMIN", "SYS_MODULE", "NET_ADMIN"}, {})
}

test_finds_all if {
	input_ := with_security({"added": ["ALL"], "capabilities": ["CHOWN", "BPF", "SYS_ADMIN"]}, {})
	{f.severity | some f in policy.findings} == {"critical", "high"} with input as input_
}

test_finds_sys_ptrace_with_host_pid if {
	{f.severity | some f in policy.findings} == {"critical"} with input as adding({"SYS_PTRACE"}, {"hostPID": true})
}

test_finds_reading_capabilities_as_high if {
	{f.severity | some f in policy.findings} == {"high"} with input as adding({"DAC_READ_SEARCH"}, {})
}

test_finds_nonroot_and_mapped_as_latent if {
	input_ := with_security(
		{"added": ["SYS_ADMIN"], "capabilities": ["SYS_ADMIN"], "user": "nonroot"},
		{"hostUsers": false},
	)
	some finding in policy.findings with input as input_
	finding.latent == {"it runs as a non-root user", "it runs in a user namespace"}
}

test_silent_on_sys_ptrace_alone if count(policy.findings) == 0 with input as adding({"SYS_PTRACE"}, {})

test_silent_on_harmless if count(policy.findings) == 0 with input as adding({"NET_ADMIN", "CHOWN"}, {"hostPID": true})

test_silent_if_dropped_again if {
	input_ := with_security({"added": ["SYS_ADMIN"], "dropped": ["SYS_ADMIN"], "capabilities": []}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_privileged if {
	input_ := with_security({"added": ["SYS_ADMIN"], "capabilities": ["SYS_ADMIN"], "privileged": true}, {})
	count(policy.findings) == 0 with input as input_
}

adding(capabilities, overrides) := with_security({"added": capabilities, "capabilities": capabilities}, overrides)

with_security(security, overrides) := fixture.workload(object.union(
	{"containers": [fixture.container({"security": security})]},
	overrides,
))
