package inventory

import "testing"

func TestKeepAnnotation(t *testing.T) {
	tests := map[string]bool{
		"kubernetes.io/config.mirror":                      true,
		"kubernetes.io/config.seen":                        false,
		"kubernetes.io/config.hash":                        false,
		"container.apparmor.security.beta.kubernetes.io/a": true,
		"kubernetes.io/service-account.name":               true,
		"meta.helm.sh/release-name":                        true,
		"components.gke.io/component-name":                 true,
		"openshift.io/deployment-config.name":              true,
		"objectset.rio.cattle.io/owner-name":               true,
		"objectset.rio.cattle.io/applied":                  false,
		"kubectl.kubernetes.io/last-applied-configuration": false,
		"cni.projectcalico.org/podIP":                      false,
		"xkubernetes.io/config.mirror":                     false,
		"example.com/meta.helm.sh/release-name":            false,
		"scheduler.alpha.kubernetes.io/critical-pod":       true,
		"eks.amazonaws.com/role-arn":                       true,
		"deployment.kubernetes.io/revision":                false,
		"prometheus.io/scrape":                             false,
		"":                                                 false,
	}
	for key, want := range tests {
		if got := KeepAnnotation(key); got != want {
			t.Errorf("KeepAnnotation(%q) = %t, want %t", key, got, want)
		}
	}
}
