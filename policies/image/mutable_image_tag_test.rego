package policies.image.mutable_image_tag_test

import data.policies.image.mutable_image_tag as policy
import data.policies.lib.fixture_test as fixture

test_finds_moving_tags if {
	every image in ["nginx", "registry.example:5000/nginx", "a/b:latest", "a/b:stable"] {
		some finding in policy.findings with input as running(image)
		finding.message == sprintf("container main runs %s, which can change", [image])
		finding.evidence == [{"container": "main", "field": "spec.containers[0].image", "value": image}]
	}
}

test_finds_image_volume if {
	some finding in policy.findings with input as mounting("image", "a/models:main")
	finding.message == "mounts a/models:main, which can change"
	finding.evidence == [{"field": "spec.volumes[0].image.reference", "value": "a/models:main"}]
}

test_silent_on_versions_and_digests if {
	every image in ["a/b:1.2", "a/b:v1", "a/b@sha256:0", "a/b:latest@sha256:0", "a:5000/b:latest-1.2", ""] {
		count(policy.findings) == 0 with input as running(image)
	}
}

test_silent_on_other_volumes if count(policy.findings) == 0 with input as mounting("secret", "main")

running(image) := fixture.workload({"containers": [fixture.container({"image": image})]})

mounting(type, source) := fixture.workload({"volumes": [{"field": "spec.volumes[0]", "type": type, "source": source}]})
