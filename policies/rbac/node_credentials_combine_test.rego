package policies.rbac.node_credentials_combine_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.node_credentials_combine as policy

test_finds_what_only_two_can_do if {
	messages([of("a", ["patch"], "nodes/status"), of("b", ["delete"], "pods")]) == {"together, ServiceAccount/kube-system/a, ServiceAccount/kube-system/b pull pods onto the node: one shrinks other nodes, one removes pods"}
	count(messages([of("a", ["create"], "secrets"), of("b", ["list"], "secrets")])) == 1
}

test_finds_with_evidence_of_each_account if {
	some finding in policy.findings with input as bundle([of("a", ["patch"], "nodes/status"), of("b", ["delete"], "pods")])
	{[e.subject, e.command] | some e in finding.evidence} == {
		["ServiceAccount/kube-system/a", "kubectl auth can-i patch nodes --subresource=status --all-namespaces --as=system:serviceaccount:kube-system:a"],
		["ServiceAccount/kube-system/b", "kubectl auth can-i delete pods --all-namespaces --as=system:serviceaccount:kube-system:b"],
	}
}

test_finds_certificates_that_the_kubelet_requests if {
	count(messages([
		certificates("a", ["update"], "certificatesigningrequests/approval"),
		certificates("a", ["approve"], "signers"),
	])) == 1
}

test_silent_where_one_approves_and_another_may_for_the_signer if {
	messages([
		certificates("a", ["update"], "certificatesigningrequests/approval"),
		certificates("b", ["approve"], "signers"),
	]) == set()
}

test_silent_on_what_one_does_alone if {
	every grants in [
		[of("a", ["patch"], "nodes/status"), of("a", ["delete"], "pods")],
		[of("a", ["patch"], "nodes/status"), of("a", ["delete"], "pods"), of("b", ["delete"], "pods")],
		[of("a", ["patch"], "nodes/status")],
		[of("a", ["create"], "secrets"), object.union(of("b", ["list"], "secrets"), {"namespace": "apps"})],
		[certificates("a", ["update"], "certificatesigningrequests/approval")],
		[],
	] {
		messages(grants) == set()
	}
}

messages(grants) := found if {
	found := {object.get(finding, "message", "none") | some finding in policy.findings} with input as bundle(grants)
}

bundle(grants) := {"bundle": object.union(fixture.identity(grants, {}).identity, {"kind": "NodeClass", "namespace": "", "name": "w"})}

of(account, verbs, resource) := fixture.grant(verbs, "", resource, {"subject": sprintf("ServiceAccount/kube-system/%s", [account])})

certificates(account, verbs, resource) := fixture.grant(verbs, "certificates.k8s.io", resource, {"subject": sprintf("ServiceAccount/kube-system/%s", [account])})
