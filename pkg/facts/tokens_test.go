package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func projected(audience string) corev1.VolumeSource {
	return corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{Sources: []corev1.VolumeProjection{
		{ServiceAccountToken: &corev1.ServiceAccountTokenProjection{Audience: audience}},
	}}}
}

func TestTokens(t *testing.T) {
	secret := func(name string) corev1.VolumeSource {
		return corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{SecretName: name}}
	}
	mounted := func(via, audience string, api bool) []Token {
		return []Token{{Field: "f.volumeMounts[0]", Via: via, Audience: audience, API: api, Path: "/t"}}
	}
	injected := []Token{{Field: "spec.automountServiceAccountToken", API: true, Via: "automount", Path: defaultTokenPath}}
	no, yes := ptr.To(false), ptr.To(true)
	cases := []struct {
		name     string
		volume   *corev1.VolumeSource
		template bool
		static   bool
		pod, sa  *bool
		secrets  []string
		want     []Token
	}{
		{name: "projected for the API server", volume: ptr.To(projected("")), want: mounted("projected", "", true)},
		{name: "projected for vault", volume: ptr.To(projected("vault")), want: mounted("projected", "vault", false)},
		{
			name: "projected for the issuer", volume: ptr.To(projected("https://kubernetes.default.svc.cluster.local")),
			want: mounted("projected", "https://kubernetes.default.svc.cluster.local", true),
		},
		{name: "legacy secret by name", volume: ptr.To(secret("agent-token-x7k2p")), want: mounted("secret", "", true)},
		{name: "legacy secret of another account", volume: ptr.To(secret("other-token-x7k2p")), want: []Token{}},
		{name: "secret that the account lists", volume: ptr.To(secret("mine")), secrets: []string{"mine"}, want: mounted("secret", "", true)},
		{name: "pull secret of OpenShift", volume: ptr.To(secret("agent-dockercfg-x")), secrets: []string{"agent-dockercfg-x"}, want: []Token{}},
		{name: "running pod without volume", want: []Token{}},
		{name: "template", template: true, want: injected},
		{name: "template, account says no", template: true, sa: no, want: []Token{}},
		{name: "template, pod over account", template: true, sa: no, pod: yes, want: injected},
		{name: "template, pod says no", template: true, sa: yes, pod: no, want: []Token{}},
		{name: "static pod", template: true, static: true, want: []Token{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pod := &corev1.Pod{Spec: corev1.PodSpec{ServiceAccountName: "agent", AutomountServiceAccountToken: c.pod}}
			container := &corev1.Container{}
			if c.volume != nil {
				pod.Spec.Volumes = []corev1.Volume{{Name: "v", VolumeSource: *c.volume}}
				container.VolumeMounts = []corev1.VolumeMount{{Name: "v", MountPath: "/t"}}
			}
			account := &inventory.ServiceAccount{Name: "agent", Automount: c.sa, Secrets: c.secrets}
			finder := newTokenFinder(&inventory.Revision{Pod: pod, Template: c.template}, account, c.static)
			if diff := cmp.Diff(c.want, finder.in(container, "f")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
