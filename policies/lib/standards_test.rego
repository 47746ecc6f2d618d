package policies.lib.standards_test

import data.policies.lib.fixture_test as fixture
import data.policies.lib.standards

workload := fixture.declaring({"runAsUser": 0}, {"runAsNonRoot": false}).workload

test_pod_comes_before_its_containers if {
	[holder.declared.field | some holder in standards.holders(workload)] == ["spec.securityContext", "spec.containers[0].securityContext"]
}

test_unset_is_not_false if {
	not standards.unset(workload.containers[0], "runAsNonRoot")
	standards.unset(workload.containers[0], "runAsUser")
	standards.unset(workload, "runAsNonRoot")
}

test_setting_of_pod if {
	standards.setting(workload, "runs as root", "runAsUser", 0) == {
		"message": "pod runs as root",
		"evidence": [{"field": "spec.securityContext.runAsUser", "value": 0}],
	}
}

test_setting_of_container if {
	standards.setting(workload.containers[0], "may be root", "runAsNonRoot", false) == {
		"container": "main",
		"message": "container main may be root",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].securityContext.runAsNonRoot",
			"value": false,
		}],
	}
}

test_missing_has_no_value if {
	standards.missing(workload.containers[0], "says nothing", "runAsUser").evidence == [{
		"container": "main",
		"field": "spec.containers[0].securityContext.runAsUser",
	}]
}

test_additions_keep_their_places if {
	container := fixture.container({"declared": {"added": ["A", "B", "A", "C"]}})
	finding := standards.additions(container, {"B"})
	finding.message == "container main adds A, A, C"
	[e.field | some e in finding.evidence] == [
		"spec.containers[0].securityContext.capabilities.add[0]",
		"spec.containers[0].securityContext.capabilities.add[2]",
		"spec.containers[0].securityContext.capabilities.add[3]",
	]
}

test_no_additions if {
	every declared in [{}, {"added": []}, {"added": ["B"]}] {
		not standards.additions(fixture.container({"declared": declared}), {"B"})
	}
}

test_only_declared_windows_counts if {
	not standards.linux({"os": "windows", "declaredOS": "windows"})
	standards.linux({"os": "windows", "declaredOS": ""})
	standards.linux({"os": "linux", "declaredOS": "plan9"})
}
