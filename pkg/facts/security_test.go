package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

func TestSecurityInherits(t *testing.T) {
	pod := &corev1.Pod{Spec: corev1.PodSpec{SecurityContext: &corev1.PodSecurityContext{
		RunAsUser: ptr.To[int64](0), RunAsNonRoot: ptr.To(false),
		SeccompProfile: &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeUnconfined},
		SELinuxOptions: &corev1.SELinuxOptions{Type: "spc_t"},
	}}}
	inherits := security(pod, &corev1.Container{}, "spec.containers[0]")
	if inherits.User != "root" || inherits.Seccomp != "Unconfined" || inherits.SELinux.Type != "spc_t" {
		t.Errorf("inherited %+v", inherits)
	}
	if got := inherits.Fields.RunAsUser; got != "spec.securityContext.runAsUser" {
		t.Errorf("runAsUser is written at %s", got)
	}
	own := security(pod, &corev1.Container{SecurityContext: &corev1.SecurityContext{
		RunAsUser:      ptr.To[int64](1000),
		SeccompProfile: &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault},
	}}, "spec.containers[0]")
	if own.User != "nonroot" || own.Seccomp != "RuntimeDefault" {
		t.Errorf("own settings lost: %+v", own)
	}
	if got := own.Fields.RunAsUser; got != "spec.containers[0].securityContext.runAsUser" {
		t.Errorf("runAsUser is written at %s", got)
	}
}

func TestUser(t *testing.T) {
	cases := []struct {
		name    string
		context *corev1.SecurityContext
		want    string
	}{
		{"nothing said", nil, "image"},
		{"uid 0", &corev1.SecurityContext{RunAsUser: ptr.To[int64](0)}, "root"},
		{"other uid", &corev1.SecurityContext{RunAsUser: ptr.To[int64](7)}, "nonroot"},
		{"not root, whoever", &corev1.SecurityContext{RunAsNonRoot: ptr.To(true)}, "nonroot"},
		{"root is allowed", &corev1.SecurityContext{RunAsNonRoot: ptr.To(false)}, "image"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := security(&corev1.Pod{}, &corev1.Container{SecurityContext: c.context}, "f").User
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAllowPrivilegeEscalation(t *testing.T) {
	no := &corev1.SecurityContext{AllowPrivilegeEscalation: ptr.To(false)}
	admin := no.DeepCopy()
	admin.Capabilities = &corev1.Capabilities{Add: []corev1.Capability{"CAP_SYS_ADMIN"}}
	for name, c := range map[string]struct {
		context *corev1.SecurityContext
		want    bool
	}{"unset": {nil, true}, "no": {no, false}, "no, but SYS_ADMIN": {admin, true}} {
		t.Run(name, func(t *testing.T) {
			got := security(&corev1.Pod{}, &corev1.Container{SecurityContext: c.context}, "f").AllowPrivilegeEscalation
			if got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAppArmor(t *testing.T) {
	pod := &corev1.Pod{}
	pod.Annotations = map[string]string{
		"container.apparmor.security.beta.kubernetes.io/a": "runtime/default",
		"container.apparmor.security.beta.kubernetes.io/b": "unconfined",
		"container.apparmor.security.beta.kubernetes.io/c": "localhost/strict",
	}
	pod.Spec.SecurityContext = &corev1.PodSecurityContext{
		AppArmorProfile: &corev1.AppArmorProfile{Type: corev1.AppArmorProfileTypeUnconfined},
	}
	for name, want := range map[string]string{"a": "RuntimeDefault", "b": "Unconfined", "c": "Localhost", "d": "Unconfined"} {
		if got := security(pod, &corev1.Container{Name: name}, "f").AppArmor; got != want {
			t.Errorf("container %s: got %q, want %q", name, got, want)
		}
	}
}

// TestAppArmorField: the evidence is where the profile in effect is written.
func TestAppArmorField(t *testing.T) {
	const annotation = "container.apparmor.security.beta.kubernetes.io/"
	pod := &corev1.Pod{}
	pod.Annotations = map[string]string{annotation + "old": "unconfined", annotation + "odd": "nonsense"}
	profile := &corev1.AppArmorProfile{Type: corev1.AppArmorProfileTypeUnconfined}
	shared := pod.DeepCopy()
	shared.Spec.SecurityContext = &corev1.PodSecurityContext{AppArmorProfile: profile}
	for _, test := range []struct {
		name, container string
		pod             *corev1.Pod
		own             *corev1.SecurityContext
		want            string
	}{
		{"nothing", "c", pod, nil, "f.securityContext.appArmorProfile"},
		{"annotation", "old", pod, nil, "metadata.annotations[" + annotation + "old]"},
		{"annotation before the pod's", "old", shared, nil, "metadata.annotations[" + annotation + "old]"},
		{"field before the annotation", "old", pod, &corev1.SecurityContext{AppArmorProfile: profile}, "f.securityContext.appArmorProfile"},
		{"annotation without a meaning", "odd", pod, nil, "f.securityContext.appArmorProfile"},
		{"the pod's", "c", shared, nil, "spec.securityContext.appArmorProfile"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := security(test.pod, &corev1.Container{Name: test.container, SecurityContext: test.own}, "f").Fields.AppArmor
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCapabilities(t *testing.T) {
	cases := []struct {
		name      string
		add, drop []corev1.Capability
		want      []string
	}{
		{"drop all", nil, []corev1.Capability{"ALL"}, []string{}},
		{"drop all, add one", []corev1.Capability{"CAP_NET_BIND_SERVICE"}, []corev1.Capability{"all"}, []string{"NET_BIND_SERVICE"}},
		{"lower case prefix", []corev1.Capability{"cap_sys_admin"}, []corev1.Capability{"ALL"}, []string{"SYS_ADMIN"}},
		{"add all", []corev1.Capability{"ALL"}, nil, allCapabilities()},
		{"nothing said", nil, nil, defaultCapabilities()},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			container := &corev1.Container{SecurityContext: &corev1.SecurityContext{
				Capabilities: &corev1.Capabilities{Add: c.add, Drop: c.drop},
			}}
			if diff := cmp.Diff(c.want, security(&corev1.Pod{}, container, "f").Capabilities); diff != "" {
				t.Error(diff)
			}
		})
	}
	privileged := &corev1.Container{SecurityContext: &corev1.SecurityContext{
		Privileged: ptr.To(true), Capabilities: &corev1.Capabilities{Drop: []corev1.Capability{"ALL"}},
	}}
	if got := security(&corev1.Pod{}, privileged, "f").Capabilities; len(got) != 41 {
		t.Errorf("a privileged container has %d capabilities, want all 41", len(got))
	}
}
