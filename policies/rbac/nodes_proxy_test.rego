package policies.rbac.nodes_proxy_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.nodes_proxy as policy

test_finds_get_and_create if {
	every verb in ["get", "create", "*"] {
		count(policy.findings) == 1 with input as fixture.identity([fixture.grant([verb], "", "nodes/proxy", {})], {})
	}
}

test_finds_what_wildcards_cover if {
	rules(fixture.grant(["get"], "", "*/proxy", {})) == {"*/proxy [get]"}
	rules(fixture.grant(["get", "list"], "", "*", {})) == {"core/* [get]"}
}

test_silent_on_near_misses if {
	every grant in [
		fixture.grant(["get", "create"], "", "nodes", {}),
		fixture.grant(["get"], "", "nodes/metrics", {}),
		fixture.grant(["get"], "", "nodes/*", {}),
		fixture.grant(["list", "patch"], "", "nodes/proxy", {}),
		fixture.grant(["get"], "", "nodes/proxy", {"namespace": "kube-system"}),
		fixture.grant(["get"], "", "nodes/proxy", {"resourceNames": ["worker-1"]}),
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}

rules(grant) := found if {
	found := {e.rule | some f in policy.findings; some e in f.evidence} with input as fixture.identity([grant], {})
}
