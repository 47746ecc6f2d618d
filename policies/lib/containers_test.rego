package policies.lib.containers_test

import data.policies.lib.containers as policy

test_titles if {
	titles := {policy.title({"type": type, "name": "x"}) | some type in ["container", "init", "sidecar", "ephemeral"]}
	titles == {"container x", "init container x", "sidecar x", "ephemeral container x"}
}

test_user_that_the_image_decides_may_be_root if {
	policy.nonroot({"security": {"user": "image"}}) == set()
	policy.nonroot({"security": {"user": "root"}}) == set()
	count(policy.nonroot({"security": {"user": "nonroot"}})) == 1
}

test_only_finished_pods_are_mild if {
	count(policy.mild({"kind": "Job", "pods": 0, "finished": 1, "class": "addon"})) == 1
	policy.mild({"kind": "Job", "pods": 1, "finished": 1, "class": "addon"}) == set()
	policy.mild({"kind": "Job", "pods": 0, "finished": 0, "class": "addon"}) == set()
	policy.mild({"kind": "CronJob", "pods": 0, "finished": 1, "class": "addon"}) == set()
	policy.finished({"kind": "Pod", "pods": 0, "finished": 1}) == {"severity": "low"}
	policy.finished({"kind": "DaemonSet", "pods": 0, "finished": 1}) == {}
}

test_the_control_plane_is_mild if {
	policy.mild({"pods": 1, "finished": 0, "class": "control-plane"}) == {"it belongs to the control plane"}
}

test_adds_by_name_or_all if {
	policy.adds({"security": security(["BPF", "KILL"], ["BPF", "CHOWN", "KILL"])}, {"BPF", "CHOWN"}) == ["BPF"]
	policy.adds({"security": security(["ALL"], ["BPF", "CHOWN"])}, {"BPF", "KILL"}) == ["BPF"]
}

security(added, capabilities) := {"added": added, "capabilities": capabilities}
