package policies.rbac.write_aws_auth_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_aws_auth as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["update"], "", "configmaps", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["patch"], "", "configmaps", {"namespace": "kube-system", "binding": "RoleBinding/kube-system/agent", "resourceNames": ["aws-auth"]})], "overrides": {}, "want": {"critical"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "get"], "", "configmaps", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "kube-system", "binding": "RoleBinding/kube-system/agent", "resourceNames": ["other"]})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["aws-auth"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_silent_elsewhere_than_on_eks if {
	count(policy.findings) == 0 with input as object.union(
		fixture.identity([fixture.grant(["update"], "", "configmaps", {})], {}),
		{"cluster": fixture.cluster({"distribution": "gke"})},
	)
}
