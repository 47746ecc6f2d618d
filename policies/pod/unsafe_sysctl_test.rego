package policies.pod.unsafe_sysctl_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.unsafe_sysctl as policy

test_finds_unsafe_sysctl if {
	policy.findings == {{
		"message": "sets net.ipv4.conf.all.route_localnet",
		"evidence": [{
			"field": "spec.securityContext.sysctls[1]",
			"value": "net.ipv4.conf.all.route_localnet=1",
		}],
		"mild": set(),
	}} with input as setting(["net.ipv4.tcp_syncookies", "net.ipv4.conf.all.route_localnet"])
}

test_silent_on_safe_sysctls if {
	count(policy.findings) == 0 with input as setting(["net.ipv4.tcp_syncookies", "kernel.shm_rmid_forced"])
}

setting(names) := fixture.workload({"sysctls": [sysctl |
	some i, name in names
	sysctl := {"field": sprintf("spec.securityContext.sysctls[%d]", [i]), "name": name, "value": "1"}
]})
