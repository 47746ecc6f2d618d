package policies.standards.pss_proc_mount_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_proc_mount as policy

test_finds_unmasked if {
	policy.findings == {{
		"container": "main",
		"message": "container main mounts /proc as \"Unmasked\"",
		"evidence": [{"container": "main", "field": "spec.containers[0].securityContext.procMount", "value": "Unmasked"}],
	}} with input as mounting("Unmasked", true)
}

test_finds_empty if count(policy.findings) == 1 with input as mounting("", true)

test_silent_on_default if count(policy.findings) == 0 with input as mounting("Default", true)

test_silent_in_user_namespace if count(policy.findings) == 0 with input as mounting("Unmasked", false)

mounting(value, host_users) := fixture.workload({
	"hostUsers": host_users,
	"containers": [fixture.container({"security": {"procMount": value}})],
})
