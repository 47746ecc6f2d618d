package policies.rbac.steal_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.steal_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "nodes", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {}), fixture.grant(["create"], "", "pods/eviction", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {}), fixture.grant(["patch"], "", "pods/status", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_halves_of_two_accounts if {
	status := fixture.grant(["patch"], "", "nodes/status", {})
	remove := fixture.grant(["delete"], "", "pods", {})
	some finding in policy.findings with input as fixture.bundle([fixture.of("a", status), fixture.of("b", remove)])
	finding.message == "kube-system/a and kube-system/b together can drive pods from other nodes onto its own, by their capacity and by removing pods"
	{[e.subject, e.command] | some e in finding.evidence} == {
		["ServiceAccount/kube-system/a", "kubectl auth can-i patch nodes --subresource=status --all-namespaces --as=system:serviceaccount:kube-system:a"],
		["ServiceAccount/kube-system/b", "kubectl auth can-i delete pods --all-namespaces --as=system:serviceaccount:kube-system:b"],
	}
	every document in fixture.no_more_together(status, remove) {
		count(policy.findings) == 0 with input as document
	}
	nodes := fixture.grant(["patch"], "", "nodes", {})
	count(policy.findings) == 0 with input as fixture.bundle([fixture.of("a", status), fixture.of("b", remove), fixture.of("c", nodes)])
}

test_finds_milder_where_an_admission_policy_restricts_it if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["patch"], "", "nodes", {})], {"restricted": {"nodes": ["ValidatingAdmissionPolicy/own-node"]}})
	finding.latent == {"ValidatingAdmissionPolicy/own-node keeps it to its own node"}
	some other in policy.findings with input as fixture.identity(
		[fixture.grant(["patch"], "", "nodes/status", {}), fixture.grant(["delete"], "", "pods", {})],
		{"restricted": {"nodes": ["ValidatingAdmissionPolicy/own-node"]}},
	)
	count(other.latent) == 0
	both := [fixture.grant(["patch"], "", "nodes", {}), fixture.grant(["patch"], "", "nodes/status", {}), fixture.grant(["delete"], "", "pods", {})]
	{count(f.latent) | some f in policy.findings} == {0, 1} with input as fixture.identity(both, {"restricted": {"nodes": ["ValidatingAdmissionPolicy/own-node"]}})
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "delete"], "", "nodes", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes", {"resourceNames": ["worker-1"]})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes/status", {}), fixture.grant(["delete"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
