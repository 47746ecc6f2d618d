package policies.pod.agent_credentials_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.agent_credentials as policy

test_finds_each_kind if {
	every kind in {"agent-credentials"} {
		some finding in policy.findings with input as fixture.showing({kind}, {})
		startswith(finding.message, "container main can read credentials in /known")
		finding.evidence == [{
			"container": "main",
			"field": "spec.containers[0].volumeMounts[0]",
			"value": "/known (read-only)",
		}]
		finding.latent == set()
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"agent-credentials"}, {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_other_files if {
	every kind in {"harmless", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

test_finds_a_part if {
	input_ := fixture.showing_as("root", "above", {"agent-credentials"}, {})
	count(policy.findings) == 1 with input as input_
}

test_silent_on_the_plugin_itself if {
	kinds := {"agent-credentials", "cni-config"}
	count(policy.findings) == 0 with input as fixture.showing(kinds, {"readOnly": false})
	count(policy.findings) == 1 with input as fixture.showing(kinds, {})
	count(policy.findings) == 1 with input as fixture.showing({"agent-credentials"}, {"readOnly": false})
}
