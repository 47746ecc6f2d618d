package attack

import "testing"

func TestSentences(t *testing.T) {
	take := func(object string, rule int, resource string, verbs ...string) advice {
		return advice{object: object, rule: rule, resource: resource, verbs: verbs}
	}
	for _, test := range []struct {
		name string
		said []advice
		want string
	}{
		{"settings", []advice{{text: "Set it."}, {text: "Drop it."}, {text: "Set it."}}, "Set it. Drop it."},
		{"verbs of one rule", []advice{take("Role/a", 0, "pods", "patch"), take("Role/a", 0, "pods", "create", "patch")},
			"In Role/a take pods [create, patch] from rule 0."},
		{"resources of rules", []advice{take("Role/a", 1, "secrets", "get"), take("Role/a", 0, "pods", "patch"), take("Role/a", 1, "nodes", "patch")},
			"In Role/a take pods [patch] from rule 0, and take nodes [patch], secrets [get] from rule 1."},
		{"objects", []advice{take("Role/b", 0, "pods", "patch"), take("Role/a", 0, "pods", "patch")},
			"In Role/b take pods [patch] from rule 0. In Role/a take pods [patch] from rule 0."},
		{"a rule that allows too much", []advice{{object: "Role/a", text: "replace rule 0"}, take("Role/a", 1, "pods", "patch"), {object: "Role/a", text: "replace rule 0"}},
			"In Role/a replace rule 0, and take pods [patch] from rule 1."},
	} {
		if got := sentences(test.said); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
