package policies.pod.control_plane_placement_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.control_plane_placement as policy

all_taints := {"field": "spec.tolerations[0]", "key": "", "operator": "Exists", "value": "", "effect": ""}

master := object.union(all_taints, {"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"})

test_finds_pod_on_control_plane if {
	policy.findings == {{
		"message": "runs on control-plane nodes, 3 nodes in all",
		"evidence": [{"field": "spec.tolerations[0]", "value": "tolerates all taints"}],
		"mild": set(),
	}} with input as placed({"controlPlane": true, "tolerations": [all_taints]}, 3)
}

test_counts_one_node if {
	some finding in policy.findings with input as placed({"controlPlane": true, "nodes": 1}, 3)
	finding.message == "runs on control-plane nodes, 1 node in all"
}

test_finds_where_no_taint_is_in_the_way if {
	some finding in policy.findings with input as placed({"controlPlane": true}, 3)
	finding.evidence[0].field == "spec.tolerations"
}

test_finds_template_without_nodes if {
	some finding in policy.findings with input as placed({"tolerations": [master], "template": true, "nodes": 0}, 0)
	finding.message == "would run on control-plane nodes"
	finding.evidence[0].value == "node-role.kubernetes.io/control-plane"
}

test_silent_on_workers if count(policy.findings) == 0 with input as placed({"tolerations": [all_taints]}, 3)

test_silent_on_the_control_plane_itself if {
	count(policy.findings) == 0 with input as placed({"controlPlane": true, "class": "control-plane"}, 3)
}

test_silent_on_other_tolerations if {
	every other in [{"key": "gpu"}, {"effect": "NoExecute"}, {"operator": "Equal"}] {
		toleration := object.union(all_taints, other)
		count(policy.findings) == 0 with input as placed({"tolerations": [toleration]}, 0)
	}
}

placed(workload, nodes) := object.union(fixture.workload(workload), {"cluster": {"nodes": nodes}})
