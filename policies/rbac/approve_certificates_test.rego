package policies.rbac.approve_certificates_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.approve_certificates as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create", "get"], "certificates.k8s.io", "certificatesigningrequests", {}), fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {"resourceNames": ["kubernetes.io/*"]})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "certificates.k8s.io", "certificatesigningrequests", {}), fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {"resourceNames": ["kubernetes.io/kube-apiserver-client-kubelet"]})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "certificates.k8s.io", "certificatesigningrequests/approval", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {"resourceNames": ["kubernetes.io/kube-apiserver-client-kubelet"]})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {"resourceNames": ["kubernetes.io/legacy-unknown"]})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_what_the_kubelet_requests if {
	approval := fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {})
	signer := fixture.grant(["approve"], "certificates.k8s.io", "signers", {})
	request := fixture.grant(["create"], "certificates.k8s.io", "certificatesigningrequests", {})
	some finding in policy.findings with input as fixture.bundle([fixture.of("a", approval), fixture.of("a", signer), fixture.of("b", request)])
	finding.message == "kube-system/a together with the kubelet, which may request it, can issue a certificate for any user"
	count(finding.evidence) == 2
	every grants in [
		[fixture.of("a", approval), fixture.of("a", signer), fixture.of("a", request)],
		[fixture.of("a", approval), fixture.of("b", signer)],
		[fixture.of("a", approval)],
	] {
		count(policy.findings) == 0 with input as fixture.bundle(grants)
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "certificates.k8s.io", "certificatesigningrequests", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {"resourceNames": ["example.com/mesh"]})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "certificates.k8s.io", "certificatesigningrequests/approval", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["approve"], "certificates.k8s.io", "signers", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
