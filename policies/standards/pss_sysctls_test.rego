package policies.standards.pss_sysctls_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_sysctls as policy

test_finds_unsafe if {
	policy.findings == {{
		"message": "pod sets the sysctl kernel.msgmax",
		"evidence": [{"field": "spec.securityContext.sysctls[0].name", "value": "kernel.msgmax"}],
	}} with input as setting("kernel.msgmax")
}

test_finds_other_spelling if count(policy.findings) == 1 with input as setting("net/ipv4/tcp_rmem")

test_silent_on_safe if {
	every name in ["kernel.shm_rmid_forced", "net.ipv4.tcp_wmem", "net.ipv4.tcp_notsent_lowat"] {
		count(policy.findings) == 0 with input as setting(name)
	}
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})

setting(name) := fixture.workload({"sysctls": [{
	"field": "spec.securityContext.sysctls[0]", "name": name, "value": "1",
}]})
