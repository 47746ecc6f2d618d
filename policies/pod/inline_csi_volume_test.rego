package policies.pod.inline_csi_volume_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.inline_csi_volume as policy

test_finds_driver if {
	some finding in policy.findings with input as mounting("csi", "nfs.csi.k8s.io")
	finding.message == "tells the drivers nfs.csi.k8s.io what to mount"
	finding.evidence == [{"field": "spec.volumes[0].csi.driver", "value": "nfs.csi.k8s.io"}]
}

test_silent_on_secrets if count(policy.findings) == 0 with input as mounting("csi", "secrets-store.csi.k8s.io")

test_silent_on_claims if count(policy.findings) == 0 with input as mounting("persistentVolumeClaim", "data")

mounting(type, source) := fixture.workload({"volumes": [{
	"field": "spec.volumes[0]",
	"name": "v",
	"type": type,
	"source": source,
}]})
