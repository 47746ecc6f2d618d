package policies.namespace.pod_security_missing_test

import data.policies.namespace.pod_security_missing as policy

test_finds_namespace_without_level if {
	policy.findings == {{
		"message": "enforces no Pod Security level on its pods",
		"evidence": [{"field": "metadata.labels", "value": "no pod-security.kubernetes.io/enforce"}],
		"mild": set(),
	}} with input as namespace("monitoring", {"enforce": "", "warn": "baseline"})
}

test_finds_kube_system_as_milder if {
	some finding in policy.findings with input as namespace("kube-system", {"enforce": ""})
	finding.mild == {"its system pods need privileges"}
}

test_finds_on_servers_without_levels_as_milder if {
	old := object.union(namespace("monitoring", {"enforce": ""}), {"cluster": {"minor": 20}})
	some finding in policy.findings with input as old
	finding.mild == {"servers before 1.23 know no such level"}
}

test_silent_with_level if {
	every level in ["privileged", "baseline", "restricted"] {
		count(policy.findings) == 0 with input as namespace("monitoring", {"enforce": level})
	}
}

test_silent_if_the_namespace_was_not_read if {
	input_ := object.union(namespace("monitoring", {"enforce": ""}), {"namespace": {"exists": false}})
	count(policy.findings) == 0 with input as input_
}

namespace(name, levels) := {
	"namespace": {"name": name, "exists": true, "labels": {}, "podSecurity": levels, "networkPolicies": 0},
	"workloads": [{"namespace": name, "kind": "DaemonSet", "name": "agent"}],
}
