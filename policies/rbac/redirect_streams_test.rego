package policies.rbac.redirect_streams_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.redirect_streams as policy

test_finds_both_halves if {
	every streams in [fixture.grant(["create"], "", "pods/exec", {}), fixture.within(["create"], "", "pods/portforward", "apps")] {
		count(policy.findings) == 1 with input as fixture.identity([status, streams], {})
	}
}

test_finds_halves_of_two_accounts if {
	some finding in policy.findings with input as fixture.bundle([fixture.of("a", status), fixture.of("b", fixture.within(["create"], "", "pods/exec", "apps"))])
	finding.message == "kube-system/a and kube-system/b together can have the API server connect to any host, through streams to pods in apps"
	{e.subject | some e in finding.evidence} == {"ServiceAccount/kube-system/a", "ServiceAccount/kube-system/b"}
}

test_finds_milder_where_an_admission_policy_restricts_it if {
	some finding in policy.findings with input as fixture.identity([status, fixture.grant(["create"], "", "pods/exec", {})], {"restricted": {"nodes/status": ["ValidatingAdmissionPolicy/own-node"]}})
	finding.latent == {"ValidatingAdmissionPolicy/own-node keeps it to its own node"}
}

test_silent_on_one_half if {
	every half in [status, fixture.grant(["create"], "", "pods/exec", {})] {
		count(policy.findings) == 0 with input as fixture.identity([half], {})
	}
}

status := fixture.grant(["patch"], "", "nodes/status", {})
