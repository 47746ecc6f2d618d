package policies.pod.long_lived_token_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.long_lived_token as policy

test_finds_secret if {
	some finding in policy.findings with input as holding("secret")
	finding.message == "container main holds a token of account agent that does not expire"
	finding.evidence[0].field == "spec.containers[0].volumeMounts[0]"
}

test_silent_on_tokens_that_expire if {
	every via in ["automount", "projected"] { count(policy.findings) == 0 with input as holding(via) }
}

holding(via) := fixture.workload({"containers": [fixture.container({"tokens": [{
	"field": "spec.containers[0].volumeMounts[0]",
	"audience": "",
	"api": true,
	"via": via,
	"path": "/run/token",
}]})]})
