package policies.image.frozen_registry_test

import data.policies.image.frozen_registry as policy
import data.policies.lib.fixture_test as fixture

test_finds_frozen_registry if {
	some finding in policy.findings with input as running("k8s.gcr.io/pause:3.1")
	finding.message == "container main runs k8s.gcr.io/pause:3.1, from a registry frozen since 2023"
	finding.evidence[0].field == "spec.containers[0].image"
}

test_silent_on_living_registry if {
	every image in ["registry.k8s.io/pause:3.10", "my.example/k8s.gcr.io/pause:3.1"] {
		count(policy.findings) == 0 with input as running(image)
	}
}

running(image) := fixture.workload({"containers": [fixture.container({"image": image})]})
