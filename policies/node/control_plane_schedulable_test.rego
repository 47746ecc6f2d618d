package policies.node.control_plane_schedulable_test

import data.policies.node.control_plane_schedulable as policy

test_finds_node_without_taint if {
	policy.findings == {{
		"message": "is a control-plane node without a taint that keeps ordinary pods away",
		"evidence": [{"field": "spec.taints", "value": "none with effect NoSchedule or NoExecute"}],
		"mild": set(),
	}} with input as node([], 2)
}

test_finds_with_taints_that_do_not_last if {
	every taint in [
		{"key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"},
		{"key": "node-role.kubernetes.io/control-plane", "effect": "PreferNoSchedule"},
	] {
		count(policy.findings) == 1 with input as node([taint], 2)
	}
}

test_finds_single_node_as_milder if {
	some finding in policy.findings with input as node([], 0)
	finding.mild == {"the cluster has no other nodes"}
}

test_silent_with_taint if {
	every effect in ["NoSchedule", "NoExecute"] {
		input_ := node([{"key": "node-role.kubernetes.io/control-plane", "effect": effect}], 2)
		count(policy.findings) == 0 with input as input_
	}
}

test_silent_on_workers if {
	count(policy.findings) == 0 with input as object.union(node([], 2), {"node": {"controlPlane": false}})
}

node(taints, workers) := {
	"node": {"name": "cp-1", "controlPlane": true, "taints": taints},
	"cluster": {"workers": workers},
}
