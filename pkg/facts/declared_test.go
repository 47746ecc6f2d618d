package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

func TestDeclaredOfContainer(t *testing.T) {
	cases := []struct {
		name    string
		context *corev1.SecurityContext
		want    Declared
	}{
		{"nothing", nil, Declared{}},
		{"empty structs", &corev1.SecurityContext{
			Capabilities: &corev1.Capabilities{}, WindowsOptions: &corev1.WindowsSecurityContextOptions{},
			SeccompProfile: &corev1.SeccompProfile{}, SELinuxOptions: &corev1.SELinuxOptions{},
		}, Declared{
			Added: []string{}, Dropped: []string{}, Seccomp: ptr.To(""), SELinux: &SELinux{},
		}},
		{"defaults spelled out", &corev1.SecurityContext{
			AllowPrivilegeEscalation: ptr.To(true), RunAsNonRoot: ptr.To(false), RunAsUser: ptr.To[int64](0),
			WindowsOptions: &corev1.WindowsSecurityContextOptions{HostProcess: ptr.To(false)},
		}, Declared{
			AllowPrivilegeEscalation: ptr.To(true), RunAsNonRoot: ptr.To(false), RunAsUser: ptr.To[int64](0),
			WindowsHostProcess: ptr.To(false),
		}},
		{"capabilities as written", &corev1.SecurityContext{Capabilities: &corev1.Capabilities{
			Add: []corev1.Capability{"CAP_CHOWN", "kill"}, Drop: []corev1.Capability{"all"},
		}}, Declared{Added: []string{"CAP_CHOWN", "kill"}, Dropped: []string{"all"}}},
		{"profiles", &corev1.SecurityContext{
			SeccompProfile:  &corev1.SeccompProfile{Type: "Localhost"},
			AppArmorProfile: &corev1.AppArmorProfile{Type: "Unconfined"},
			SELinuxOptions:  &corev1.SELinuxOptions{Type: "spc_t", Level: "s0"},
		}, Declared{
			Seccomp: ptr.To("Localhost"), AppArmor: ptr.To("Unconfined"), SELinux: &SELinux{Type: "spc_t", Level: "s0"},
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.want.Field = "spec.initContainers[1].securityContext"
			got := declared(&corev1.Container{SecurityContext: c.context}, "spec.initContainers[1]")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestDeclaredByPod: what the pod says stays the pod's, and a container does
// not inherit it here.
func TestDeclaredByPod(t *testing.T) {
	shared := corev1.PodSecurityContext{
		RunAsUser: ptr.To[int64](7), RunAsNonRoot: ptr.To(true),
		SeccompProfile:  &corev1.SeccompProfile{Type: "Unconfined"},
		AppArmorProfile: &corev1.AppArmorProfile{Type: "RuntimeDefault"},
		SELinuxOptions:  &corev1.SELinuxOptions{Role: "r"},
		WindowsOptions:  &corev1.WindowsSecurityContextOptions{HostProcess: ptr.To(true)},
	}
	want := Declared{
		Field: "spec.securityContext", RunAsUser: ptr.To[int64](7), RunAsNonRoot: ptr.To(true),
		Seccomp: ptr.To("Unconfined"), AppArmor: ptr.To("RuntimeDefault"), SELinux: &SELinux{Role: "r"},
		WindowsHostProcess: ptr.To(true),
	}
	if diff := cmp.Diff(want, declaredByPod(shared)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	doc := Workload{}
	doc.takePod(&corev1.Pod{Spec: corev1.PodSpec{
		SecurityContext: &shared, NodeSelector: map[string]string{corev1.LabelOSStable: "windows"},
	}})
	if diff := cmp.Diff(want, doc.Declared); diff != "" {
		t.Errorf("workload (-want +got):\n%s", diff)
	}
	if doc.OS != "windows" || doc.DeclaredOS != "" {
		t.Errorf("OS %q, declared %q: a node selector declares nothing", doc.OS, doc.DeclaredOS)
	}
	doc.takePod(&corev1.Pod{Spec: corev1.PodSpec{OS: &corev1.PodOS{Name: corev1.Windows}}})
	if doc.DeclaredOS != "windows" {
		t.Errorf("declared OS %q", doc.DeclaredOS)
	}
}

func TestAppArmorAnnotations(t *testing.T) {
	const prefix = "container.apparmor.security.beta.kubernetes.io/"
	got := appArmorAnnotations(map[string]string{
		prefix + "nobody": "unconfined", prefix + "main": "", "apparmor": "unconfined",
	})
	want := []Annotation{
		{Field: "metadata.annotations[" + prefix + "main]", Key: prefix + "main"},
		{Field: "metadata.annotations[" + prefix + "nobody]", Key: prefix + "nobody", Value: "unconfined"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDeclaredHostPort(t *testing.T) {
	c := &corev1.Container{Ports: []corev1.ContainerPort{{ContainerPort: 80}, {ContainerPort: 81, HostPort: 8081}}}
	for _, hostNetwork := range []bool{true, false} {
		pod := &corev1.Pod{Spec: corev1.PodSpec{HostNetwork: hostNetwork}}
		var got []int32
		for _, p := range ports(pod, c, "f") {
			got = append(got, p.DeclaredHostPort)
		}
		if diff := cmp.Diff([]int32{0, 8081}, got); diff != "" {
			t.Errorf("on the host network %v (-want +got):\n%s", hostNetwork, diff)
		}
	}
}

func TestSources(t *testing.T) {
	cases := []struct {
		name   string
		source corev1.VolumeSource
		want   []string
	}{
		{"none", corev1.VolumeSource{}, []string{}},
		{"one", corev1.VolumeSource{StorageOS: &corev1.StorageOSVolumeSource{}}, []string{"storageos"}},
		{"two, which is not valid", corev1.VolumeSource{
			Secret: &corev1.SecretVolumeSource{}, HostPath: &corev1.HostPathVolumeSource{},
		}, []string{"hostPath", "secret"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, sources(&c.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
