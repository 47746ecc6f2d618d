package policies.standards.pss_app_armor_profile_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_app_armor_profile as policy

test_finds_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod sets the AppArmor profile \"Unconfined\"",
		"evidence": [{"field": "spec.securityContext.appArmorProfile.type", "value": "Unconfined"}],
	}} with input as fixture.declaring({"appArmor": "Unconfined"}, {"appArmor": "RuntimeDefault"})
}

test_finds_container if {
	some finding in policy.findings with input as fixture.declaring({"appArmor": "RuntimeDefault"}, {"appArmor": "Unconfined"})
	finding.container == "main"
	finding.evidence[0].field == "spec.containers[0].securityContext.appArmorProfile.type"
}

test_finds_profile_without_type if {
	count(policy.findings) == 1 with input as fixture.declaring({}, {"appArmor": ""})
}

test_finds_annotation if {
	policy.findings == {{
		"container": "main",
		"message": "annotation of container main sets the AppArmor profile \"unconfined\"",
		"evidence": [{
			"field": "metadata.annotations[container.apparmor.security.beta.kubernetes.io/main]",
			"value": "unconfined",
		}],
	}} with input as annotated("main", "unconfined")
}

test_finds_annotation_of_no_container if {
	some finding in policy.findings with input as annotated("gone", "local")
	not finding.container
}

test_silent_on_confined if {
	count(policy.findings) == 0 with input as fixture.declaring({"appArmor": "Localhost"}, {"appArmor": "RuntimeDefault"})
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})

test_silent_on_annotations_that_confine if {
	every value in ["", "runtime/default", "localhost/strict"] {
		count(policy.findings) == 0 with input as annotated("main", value)
	}
}

annotated(container, value) := fixture.workload({"appArmorAnnotations": [{
	"field": sprintf("metadata.annotations[container.apparmor.security.beta.kubernetes.io/%s]", [container]),
	"key": sprintf("container.apparmor.security.beta.kubernetes.io/%s", [container]),
	"value": value,
}]})
