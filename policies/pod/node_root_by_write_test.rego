package policies.pod.node_root_by_write_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.node_root_by_write as policy

test_finds_each_consequence if {
	consequences("/etc/cron.d") == "jobs and services that run as root"
	consequences("/opt/cni/bin") == "network plugins, which the container runtime runs as root"
	consequences("/root/.ssh") == "logins of the node"
	consequences("/etc/kubernetes/manifests") == "settings of the kubelet and its static pods"
	consequences("/etc/containerd") == "settings of the container runtime"
	consequences("/var/lib/docker/overlay2") == "file systems of other containers"
	consequences("/proc/sys/kernel") == "kernel settings that name programs to run"
	consequences("/usr/local/bin") == "programs and libraries that root runs"
}

test_finds_directories_around_them if {
	every path in ["/etc", "/usr", "/lib", "/opt", "/var", "/var/lib", "/var/lib/kubelet", "/proc", "/run"] {
		count(policy.findings) == 1 with input as fixture.mounting(path, {"readOnly": false})
	}
}

test_finds_several_mounts_at_once if {
	input_ := fixture.workload({"containers": [fixture.container({"mounts": [
		fixture.mount("/opt/cni/bin", {"readOnly": false, "field": "mounts[0]"}),
		fixture.mount("/etc/crontab", {"readOnly": false, "field": "mounts[1]"}),
		fixture.mount("/root", {"field": "mounts[2]"}),
	]})]})
	some finding in policy.findings with input as input_
	startswith(finding.message, "container main can write to /etc/crontab, /opt/cni/bin of the node: ")
	[e.field | some e in finding.evidence] == ["mounts[0]", "mounts[1]"]
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.mounting_nonroot("/etc", {"readOnly": false})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_read_only if {
	every path in ["/etc", "/opt/cni/bin", "/"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {})
	}
}

test_silent_on_what_gives_nothing if {
	every path in [
		"/var/log", "/var/lib/calico", "/run/xtables.lock", "/lib/modules", "/etc/localtime", "/proc/sys/net",
		"/var/lib/kubelet/plugins/driver", "/binary", "/",
	] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {"readOnly": false})
	}
}

# What the message says of a path, after the colon.
consequences(path) := text if {
	some finding in policy.findings with input as fixture.mounting(path, {"readOnly": false})
	text := split(finding.message, ": ")[1]
}
