package policies.pod.long_lived_token_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.long_lived_token as policy

test_finds_secret if {
	some finding in policy.findings with input as holding("secret")
	finding.message == "container main holds a token of account agent that does not expire"
	finding.evidence[0].field == "spec.containers[0].volumeMounts[0]"
}

test_is_milder_where_all_pods_get_one if {
	mounted := holding_at("secret", "/var/run/secrets/kubernetes.io/serviceaccount")
	mild(mounted, 20) == {"servers before 1.22 mount no other token"}
	mild(mounted, 22) == set()
	mild(mounted, 0) == set()
	mild(holding("secret"), 20) == set()
}

mild(document, minor) := [finding.mild | some finding in found][0] if {
	found := policy.findings with input as object.union(document, {"cluster": fixture.cluster({"minor": minor})})
}

test_silent_on_tokens_that_expire if {
	every via in ["automount", "projected"] { count(policy.findings) == 0 with input as holding(via) }
}

holding(via) := holding_at(via, "/run/token")

holding_at(via, path) := fixture.workload({"containers": [fixture.container({"tokens": [{
	"field": "spec.containers[0].volumeMounts[0]",
	"audience": "",
	"api": true,
	"via": via,
	"path": path,
}]})]})
