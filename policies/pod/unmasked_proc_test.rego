package policies.pod.unmasked_proc_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.unmasked_proc as policy

test_finds_unmasked if {
	some finding in policy.findings with input as fixture.secured({"procMount": "Unmasked"}, {})
	finding.message == "container main sees all of /proc unmasked"
	finding.evidence[0].field == "spec.containers[0].securityContext.procMount"
}

test_finds_in_user_namespace_as_latent if {
	some finding in policy.findings with input as fixture.secured({"procMount": "Unmasked"}, {"hostUsers": false})
	finding.latent == {"it runs in a user namespace"}
}

test_silent_on_default if count(policy.findings) == 0 with input as fixture.secured({"procMount": "Default"}, {})

test_silent_on_privileged if {
	count(policy.findings) == 0 with input as fixture.secured({"procMount": "Unmasked", "privileged": true}, {})
}
