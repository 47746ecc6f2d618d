package policies.rbac.sign_certificates_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.sign_certificates as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["sign"], "certificates.k8s.io", "signers", {}), fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/status", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "certificates.k8s.io", "clustertrustbundles", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["sign"], "certificates.k8s.io", "signers", {"resourceNames": ["kubernetes.io/*"]}), fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/status", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["sign"], "certificates.k8s.io", "signers", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "certificates.k8s.io", "clustertrustbundles", {})], "overrides": {}},
		{"grants": [fixture.grant(["sign"], "certificates.k8s.io", "signers", {"resourceNames": ["example.com/x"]}), fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/status", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
