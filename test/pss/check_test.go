package pss_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	pss "k8s.io/pod-security-admission/policy"
)

// check is one check of the evaluator at its latest version.
type check struct {
	pss.Check
	// policy is the id of the policy that must agree.
	policy string
}

func checks() []check {
	var all []check
	for _, c := range append(pss.DefaultChecks(), pss.ExperimentalChecks()...) {
		all = append(all, check{Check: c, policy: "pss-" + kebab(string(c.ID))})
	}
	return all
}

// kebab writes a name such as seccompProfile_baseline as seccomp-profile-baseline.
func kebab(id string) string {
	var b strings.Builder
	for _, r := range id {
		switch {
		case r == '_':
			b.WriteByte('-')
		case unicode.IsUpper(r) && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
			fallthrough
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func (c check) denies(pod *corev1.Pod) bool {
	latest := c.Versions[len(c.Versions)-1]
	return !latest.CheckPod(&pod.ObjectMeta, &pod.Spec).Allowed
}

// TestPolicies: there is one policy for each check, of the same level, and
// none without.
func TestPolicies(t *testing.T) {
	want := map[string]string{}
	for _, c := range checks() {
		want[c.policy] = string(c.Level)
	}
	if len(want) != 19 {
		t.Errorf("the evaluator has %d checks, not 19: read its changes", len(want))
	}
	got := map[string]string{}
	for _, p := range newJudge(t).library.Policies() {
		got[p.ID] = strings.Join(p.Frameworks["pss"], ", ")
		if p.Category != "standards" || !p.Optional {
			t.Errorf("%s is of category %s, optional %v", p.ID, p.Category, p.Optional)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("levels (-checks +policies):\n%s", diff)
	}
}
