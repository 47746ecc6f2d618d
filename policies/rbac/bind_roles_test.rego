package policies.rbac.bind_roles_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.bind_roles as policy

test_finds_bind_and_write if {
	some finding in policy.findings with input as fixture.identity([bind({}), write(["create"])], {})
	finding.message == "can bind cluster-admin to itself"
	count(finding.evidence) == 2
}

test_finds_bind_of_cluster_admin_by_name if {
	grants := [bind({"resourceNames": ["cluster-admin"]}), write(["patch"])]
	count(policy.findings) == 1 with input as fixture.identity(grants, {})
}

test_silent_on_near_misses if {
	every grants in [
		[bind({})],
		[write(["create", "update", "patch"])],
		[bind({"resourceNames": ["view"]}), write(["create"])],
		[bind({"namespace": "kube-system"}), write(["create"])],
		[bind({}), write(["get", "delete"])],
		[fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterrolebindings", {}), write(["create"])],
	] {
		count(policy.findings) == 0 with input as fixture.identity(grants, {})
	}
}

bind(overrides) := fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", overrides)

write(verbs) := fixture.grant(verbs, "rbac.authorization.k8s.io", "clusterrolebindings", {})
