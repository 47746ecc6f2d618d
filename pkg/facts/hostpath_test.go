package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func TestCleanPath(t *testing.T) {
	for raw, want := range map[string]string{
		"/":                          "/",
		"//etc//kubernetes/":         "/etc/kubernetes",
		"/opt/../etc":                "/etc",
		"/var/run":                   "/run",
		"/var/run/docker.sock":       "/run/docker.sock",
		"/var/running":               "/var/running",
		"/var/lock/x":                "/run/lock/x",
		"/proc/1/root/etc":           "/etc",
		"/proc/1/root":               "/",
		"/proc/1/root/var/run/x":     "/run/x",
		`C:\var\lib\kubelet`:         "c:/var/lib/kubelet",
		`\\.\pipe\docker_engine`:     "//./pipe/docker_engine",
		`c:/k/`:                      "c:/k",
		"var/lib/kubelet":            "/var/lib/kubelet",
		"/../../../var/lib/kubelet/": "/var/lib/kubelet",
	} {
		if got := cleanPath(raw); got != want {
			t.Errorf("cleanPath(%q) = %q, want %q", raw, got, want)
		}
	}
}

func TestMountsJoinVolumes(t *testing.T) {
	inv := &inventory.Inventory{
		PersistentVolumeClaims: map[types.NamespacedName]*corev1.PersistentVolumeClaim{
			{Namespace: "kube-system", Name: "data"}: {Spec: corev1.PersistentVolumeClaimSpec{VolumeName: "pv"}},
		},
		PersistentVolumes: map[string]*corev1.PersistentVolume{"pv": {Spec: corev1.PersistentVolumeSpec{
			PersistentVolumeSource: corev1.PersistentVolumeSource{Local: &corev1.LocalVolumeSource{Path: "/var/lib/etcd/"}},
		}}},
	}
	inv.PersistentVolumes["pv"].Name = "pv"
	pod := &corev1.Pod{Spec: corev1.PodSpec{
		Volumes: []corev1.Volume{
			{Name: "host", VolumeSource: corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: "/var/run"}}},
			{Name: "claim", VolumeSource: corev1.VolumeSource{
				PersistentVolumeClaim: &corev1.PersistentVolumeClaimVolumeSource{ClaimName: "data"},
			}},
			{Name: "idle", VolumeSource: corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: "/"}}},
		},
		Containers: []corev1.Container{{Name: "c", VolumeMounts: []corev1.VolumeMount{
			{Name: "host", MountPath: "/a", SubPath: "containerd", ReadOnly: true},
			{Name: "host", MountPath: "/b", SubPathExpr: "$(POD)", MountPropagation: ptr.To(corev1.MountPropagationBidirectional)},
			{Name: "claim", MountPath: "/c", ReadOnly: true, RecursiveReadOnly: ptr.To(corev1.RecursiveReadOnlyEnabled)},
		}}},
	}}
	pod.Namespace = "kube-system"
	files := newNodeFiles()
	vols := files.volumes(inv, pod)
	if vols[0].Mounted != true || vols[2].Mounted != false {
		t.Errorf("mounted: %v, %v; want true, false", vols[0].Mounted, vols[2].Mounted)
	}
	want := []Mount{
		{
			Field: "spec.containers[0].volumeMounts[0]", Volume: "host", MountPath: "/a", SubPath: "containerd", ReadOnly: true,
			Propagation: "None", HostPath: &HostPath{Path: "/run/containerd", Raw: "/var/run", Via: "hostPath"},
		},
		{
			Field: "spec.containers[0].volumeMounts[1]", Volume: "host", MountPath: "/b", SubPath: "$(POD)",
			Propagation: "Bidirectional", HostPath: &HostPath{Path: "/run", Raw: "/var/run", Via: "hostPath", Open: true},
		},
		{
			Field: "spec.containers[0].volumeMounts[2]", Volume: "claim", MountPath: "/c", ReadOnly: true, RecursiveReadOnly: true,
			Propagation: "None", HostPath: &HostPath{Path: "/var/lib/etcd", Raw: "/var/lib/etcd/", Via: "PersistentVolume/pv"},
		},
	}
	if diff := cmp.Diff(want, files.mounts(&pod.Spec.Containers[0], "spec.containers[0]", vols), cmpopts.IgnoreFields(HostPath{}, "Holds")); diff != "" {
		t.Error(diff)
	}
}
