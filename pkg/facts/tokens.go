package facts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

const defaultTokenPath = "/var/run/secrets/kubernetes.io/serviceaccount"

// tokenFinder finds the service account tokens in the containers of one pod.
type tokenFinder struct {
	pod     *corev1.Pod
	account *inventory.ServiceAccount
	// injected is true if the kubelet will mount a token that the
	// specification does not show yet.
	injected bool
}

// newTokenFinder knows that a pod which exists shows all its volumes, whereas
// admission has yet to add the token to a template. Pods that a kubelet runs
// from disk have no account.
func newTokenFinder(r *inventory.Revision, account *inventory.ServiceAccount, static bool) tokenFinder {
	return tokenFinder{
		pod: r.Pod, account: account,
		injected: r.Template && !static && inventory.Automounts(r.Pod, account),
	}
}

// in lists the tokens in a container's file system.
func (f tokenFinder) in(c *corev1.Container, field string) []Token {
	list := []Token{}
	for i, mount := range c.VolumeMounts {
		for _, token := range f.ofVolume(mount.Name) {
			token.Field = fmt.Sprintf("%s.volumeMounts[%d]", field, i)
			token.Path = mount.MountPath
			list = append(list, token)
		}
	}
	covered := slices.ContainsFunc(c.VolumeMounts, func(m corev1.VolumeMount) bool {
		return strings.TrimRight(m.MountPath, "/") == defaultTokenPath
	})
	if f.injected && !covered {
		list = append(list, Token{
			Field: "spec.automountServiceAccountToken", API: true, Via: "automount", Path: defaultTokenPath,
		})
	}
	return list
}

func (f tokenFinder) ofVolume(name string) []Token {
	i := slices.IndexFunc(f.pod.Spec.Volumes, func(v corev1.Volume) bool { return v.Name == name })
	if i < 0 {
		return nil
	}
	volume := &f.pod.Spec.Volumes[i]
	switch {
	case volume.Projected != nil:
		return projectedTokens(volume.Projected)
	case volume.Secret != nil && f.holdsToken(volume.Secret.SecretName):
		return []Token{{API: true, Via: "secret"}}
	}
	return nil
}

func projectedTokens(volume *corev1.ProjectedVolumeSource) []Token {
	var list []Token
	for _, source := range volume.Sources {
		if token := source.ServiceAccountToken; token != nil {
			list = append(list, Token{Audience: token.Audience, API: forAPIServer(token.Audience), Via: "projected"})
		}
	}
	return list
}

// forAPIServer tells whether the API server takes a token of the audience. It
// takes those of its own --api-audiences, by default the issuer, which cannot
// be read from the cluster's objects; the usual ones are known.
func forAPIServer(audience string) bool {
	return audience == "" || audience == "api" || strings.Contains(audience, "kubernetes.default.svc")
}

// holdsToken tells whether a secret holds a token that does not expire. The
// secret itself is never read: its name is listed by the account, or formed as
// the token controller formed it.
func (f tokenFinder) holdsToken(secret string) bool {
	if f.account != nil && slices.Contains(f.account.Secrets, secret) {
		return !strings.Contains(secret, "-dockercfg-")
	}
	pattern := "^" + regexp.QuoteMeta(inventory.Account(f.pod)) + "-token-[a-z0-9]{5}$"
	return regexp.MustCompile(pattern).MatchString(secret)
}
