package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
)

func TestProbes(t *testing.T) {
	c := &corev1.Container{ReadinessProbe: &corev1.Probe{}, StartupProbe: &corev1.Probe{}}
	if diff := cmp.Diff([]string{"readiness", "startup"}, probes(c)); diff != "" {
		t.Error(diff)
	}
	if got := probes(&corev1.Container{}); got == nil || len(got) > 0 {
		t.Errorf("probes of none = %#v, want an empty list", got)
	}
}

func TestQuantities(t *testing.T) {
	list := corev1.ResourceList{"memory": resource.MustParse("1Gi"), "cpu": resource.MustParse("1")}
	if diff := cmp.Diff([]string{"cpu", "memory"}, quantities(list)); diff != "" {
		t.Error(diff)
	}
	if got := quantities(nil); got == nil || len(got) > 0 {
		t.Errorf("quantities of none = %#v, want an empty list", got)
	}
}

func TestShownBy(t *testing.T) {
	etcd := map[string][]Shown{"etcd": {{}}}
	got := shownBy([]Container{{Shows: etcd}, {}, {Shows: map[string][]Shown{"etcd": {{}}, "pki": {{}}}}})
	if diff := cmp.Diff(map[string][]int{"etcd": {0, 2}, "pki": {2}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestClaimMountedReadOnly(t *testing.T) {
	files := newNodeFiles()
	c := &corev1.Container{VolumeMounts: []corev1.VolumeMount{{Name: "data", MountPath: "/data"}}}
	for _, readOnly := range []bool{true, false} {
		if got := files.mounts(c, "f", []Volume{{Name: "data", ReadOnly: readOnly}})[0].ReadOnly; got != readOnly {
			t.Errorf("mount of a claim with readOnly %t has readOnly %t", readOnly, got)
		}
	}
}
