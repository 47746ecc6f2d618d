package policies.lib.hostpath_test

import data.policies.lib.fixture_test as fixture
import data.policies.lib.hostpath as policy

# A container with a writable whole, a read-only part, and two mounts of other things.
container := {
	"mounts": [
		mount("/a", {"etcd": "below", "pki": "same"}, false),
		mount("/b", {"etcd": "above"}, true),
		{"field": "x"},
		mount("/c", {"harmless": "same"}, false),
	],
	"shows": {
		"etcd": [{"mount": 0, "part": false}, {"mount": 1, "part": true}],
		"pki": [{"mount": 0, "part": false}],
		"harmless": [{"mount": 3, "part": false}],
	},
}

mount(path, relations, read_only) := fixture.mount(path, {
	"readOnly": read_only,
	"hostPath": {"holds": [{"kind": kind, "relation": relation} | some kind, relation in relations]},
})

test_showing if {
	policy.paths(policy.showing(container, {"etcd"})) == "/a, /b"
	policy.paths(policy.showing_all(container, {"etcd"})) == "/a"
	policy.showing(container, {"proc"}) == []
}

test_changing if {
	policy.paths(policy.changing(container, {"etcd", "harmless"})) == "/a, /c"
	policy.paths(policy.changing_all(container, {"etcd"})) == "/a"
}

test_several_kinds_of_one_mount_count_once if count(policy.showing(container, {"etcd", "pki"})) == 2

test_shown_names_only_what_was_asked_for if {
	policy.shown(policy.showing(container, {"etcd"}), {"etcd"}) == "the data of etcd"
	policy.shown(container.mounts, {"etcd", "pki"}) == "the data of etcd, the keys of the cluster"
}

test_evidence_tells_access_and_way if {
	value(false, "hostPath") == "/p (writable)"
	value(true, "PersistentVolume/x") == "/p (read-only, through PersistentVolume/x)"
}

value(read_only, via) := policy.evidence(
	{"name": "main"},
	fixture.mount("/p", {"readOnly": read_only, "hostPath": {"via": via}}),
).value
