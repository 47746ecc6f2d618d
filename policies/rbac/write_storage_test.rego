package policies.rbac.write_storage_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_storage as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "storage.k8s.io", "csidrivers", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "snapshot.storage.k8s.io", "volumesnapshotcontents", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "list"], "storage.k8s.io", "storageclasses", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "storage.k8s.io", "volumeattachments/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "storage.k8s.io", "csistoragecapacities", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "storage.k8s.io", "csidrivers", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_says_what if {
	messages := {f.message | some f in policy.findings} with input as fixture.identity([fixture.grant(["patch"], "storage.k8s.io", "*", {})], {})
	messages == {"can change csidrivers, storageclasses, volumeattachments"}
}
