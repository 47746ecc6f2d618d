package policies.lib.hostpath_test

import data.policies.lib.fixture_test as fixture
import data.policies.lib.hostpath as policy

files := {"/var/lib/kubelet", "/etc/cron.d"}

test_covers_equal_and_above if {
	every path in ["/", "/var", "/var/lib", "/var/lib/kubelet", "/etc"] { policy.covers_any(path, files) }
}

test_does_not_cover_neighbors_and_below if {
	every path in ["/va", "/var/lib/kub", "/var/lib/kubelet/pods", "/var/log", "/etc/cron.daily"] {
		not policy.covers_any(path, files)
	}
}

test_touches_both_ways if {
	every path in ["/", "/etc", "/etc/cron.d", "/etc/cron.d/mine", "/var/lib/kubelet/pods/x"] {
		policy.touches_any(path, files)
	}
}

test_does_not_touch_neighbors if {
	every path in ["/etc/cron", "/etc/cron.daily", "/etc/cron.d2", "/var/lib/kubelet2/x", "/var/log"] {
		not policy.touches_any(path, files)
	}
}

test_mounts_of_the_node_only if {
	container := fixture.container({"mounts": [fixture.mount("/a", {}), {"field": "x"}, fixture.mount("/b", {})]})
	mounts := policy.mounts(container)
	[mount.hostPath.path | some mount in mounts] == ["/a", "/b"]
	policy.paths(mounts) == "/a, /b"
}
