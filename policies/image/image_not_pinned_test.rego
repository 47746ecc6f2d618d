package policies.image.image_not_pinned_test

import data.policies.image.image_not_pinned as policy
import data.policies.lib.fixture_test as fixture

test_finds_tag if {
	some finding in policy.findings with input as running("a/b:1.2")
	finding.message == "container main runs a/b:1.2 without a digest"
	finding.evidence == [{"container": "main", "field": "spec.containers[0].image", "value": "a/b:1.2"}]
}

test_silent_on_digest if count(policy.findings) == 0 with input as running("a/b:1.2@sha256:0")

running(image) := fixture.workload({"containers": [fixture.container({"image": image})]})
