package facts

import (
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/version"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// TestVendorFixes reads the file that is part of the program.
func TestVendorFixes(t *testing.T) {
	fixes, err := readVendorFixes()
	if err != nil {
		t.Fatal(err)
	}
	for _, fix := range fixes {
		if _, err := version.ParseGeneric(fix.Version); err != nil {
			t.Errorf("%s: %v", fix.Component, err)
		}
		if !strings.HasPrefix(fix.Reference, "https://") || len(fix.Images) == 0 || len(fix.Policies) == 0 {
			t.Errorf("%+v: images, policies or reference", fix)
		}
	}
}

func TestUpgrade(t *testing.T) {
	fixes, err := readVendorFixes()
	if err != nil {
		t.Fatal(err)
	}
	const advice = "Antrea asks for less from version 1.6.1 on: upgrade it (https://github.com/antrea-io/antrea/issues/3777)."
	for _, test := range []struct{ name, policy, image, want string }{
		{"an old version", "steal-pods", "projects.registry.example/antrea/antrea-ubuntu:v1.5.3", advice},
		{"with a digest", "steal-pods", "antrea/antrea-ubuntu:v1.5.3@sha256:abc", advice},
		{"the version itself", "steal-pods", "antrea/antrea-ubuntu:v1.6.1", ""},
		{"a newer one", "steal-pods", "antrea/antrea-ubuntu:v2.0.0", ""},
		{"a tag that is no version", "steal-pods", "antrea/antrea-ubuntu:latest", ""},
		{"no tag, and a port", "steal-pods", "localhost:5000/antrea/antrea-ubuntu", ""},
		{"another finding", "mint-tokens", "antrea/antrea-ubuntu:v1.5.3", ""},
		{"another image", "steal-pods", "notantrea/antrea-ubuntu:v1.5.3", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			pod := &corev1.Pod{Spec: corev1.PodSpec{Containers: []corev1.Container{{Image: test.image}}}}
			holder := &inventory.Workload{Revisions: []*inventory.Revision{{Pod: pod}}}
			if got := upgrade(fixes, test.policy, []*inventory.Workload{holder}); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
