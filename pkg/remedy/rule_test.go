package remedy

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func rule(groups, resources, verbs []string, names ...string) rbacv1.PolicyRule {
	return rbacv1.PolicyRule{APIGroups: groups, Resources: resources, Verbs: verbs, ResourceNames: names}
}

func list(items ...string) []string { return items }

func TestCutRule(t *testing.T) {
	core := list("")
	tests := []struct {
		name     string
		rule     rbacv1.PolicyRule
		evidence api.Evidence
		spell    bool
		want     []rbacv1.PolicyRule
		lost     []string
	}{
		{
			name: "a verb of the only resource", rule: rule(core, list("pods"), list("get", "create")),
			evidence: api.Evidence{Rule: "pods [create]"}, want: []rbacv1.PolicyRule{rule(core, list("pods"), list("get"))},
		},
		{
			name: "the only verb", rule: rule(core, list("pods"), list("create")),
			evidence: api.Evidence{Rule: "pods [create]"},
		},
		{
			name: "one of two resources", rule: rule(core, list("pods", "secrets"), list("get", "list")),
			evidence: api.Evidence{Rule: "secrets [get, list]"}, want: []rbacv1.PolicyRule{rule(core, list("pods"), list("get", "list"))},
		},
		{
			name: "a verb of one of two resources", rule: rule(core, list("pods", "secrets"), list("get", "list")),
			evidence: api.Evidence{Rule: "secrets [list]"},
			want:     []rbacv1.PolicyRule{rule(core, list("pods"), list("get", "list")), rule(core, list("secrets"), list("get"))},
		},
		{
			name: "one of two groups", rule: rule(list("apps", "extensions"), list("deployments"), list("get", "create")),
			evidence: api.Evidence{Rule: "apps/deployments [create]"},
			want: []rbacv1.PolicyRule{
				rule(list("apps"), list("deployments"), list("get")), rule(list("extensions"), list("deployments"), list("get", "create")),
			},
		},
		{
			name: "groups stay together where nothing is taken", rule: rule(list("", "events.k8s.io"), list("events", "pods"), list("create")),
			evidence: api.Evidence{Rule: "pods [create]"},
			want: []rbacv1.PolicyRule{
				rule(list(""), list("events"), list("create")), rule(list("events.k8s.io"), list("events", "pods"), list("create")),
			},
		},
		{
			name: "names stay", rule: rule(list("apps"), list("daemonsets"), list("get", "update"), "kured"),
			evidence: api.Evidence{Rule: "apps/daemonsets (kured) [update]"},
			want:     []rbacv1.PolicyRule{rule(list("apps"), list("daemonsets"), list("get"), "kured")},
		},
		{
			name: "a subresource is another resource", rule: rule(core, list("pods", "pods/exec"), list("create")),
			evidence: api.Evidence{Rule: "pods/exec [create]"}, want: []rbacv1.PolicyRule{rule(core, list("pods"), list("create"))},
		},
		{
			name: "a subresource of any resource", rule: rule(core, list("pods", "*/exec"), list("create")),
			evidence: api.Evidence{Rule: "*/exec [create]", Command: "kubectl auth can-i create pods --subresource=exec --all-namespaces --as=x"},
			want:     []rbacv1.PolicyRule{rule(core, list("pods"), list("create"))},
		},
		{
			name: "every verb, a write was asked for", rule: rule(core, list("pods"), list("*")),
			evidence: api.Evidence{Rule: "pods [*]", Command: "kubectl auth can-i create pods -n x --as=y"},
			want:     []rbacv1.PolicyRule{rule(core, list("pods"), list("get", "list", "watch"))},
		},
		{
			name: "every verb, a read was asked for", rule: rule(core, list("secrets"), list("*")),
			evidence: api.Evidence{Rule: "secrets [*]", Command: "kubectl auth can-i get secrets -n x --as=y"},
			want:     []rbacv1.PolicyRule{rule(core, list("secrets"), list("create", "update", "patch", "delete", "deletecollection"))},
		},
		{
			name: "every resource of a known group", rule: rule(list("batch"), list("*"), list("create")),
			evidence: api.Evidence{Rule: "batch/* [create]", Command: "kubectl auth can-i create jobs.batch --all-namespaces --as=y"},
			want:     []rbacv1.PolicyRule{rule(list("batch"), list("cronjobs", "cronjobs/status", "jobs/status"), list("create"))},
		},
		{
			name: "every resource of an unknown group", rule: rule(list("example.com"), list("*"), list("*")),
			evidence: api.Evidence{Rule: "example.com/* [*]", Command: "kubectl auth can-i create things.example.com --all-namespaces --as=y"},
			lost:     list("example.com/*"),
		},
		{
			name: "a wildcard of its own", rule: rule(list("node.k8s.io"), list("*"), list("get")), spell: true,
			evidence: api.Evidence{Rule: "node.k8s.io/* [get]"}, want: []rbacv1.PolicyRule{rule(list("node.k8s.io"), list("runtimeclasses"), list("get"))},
		},
		{
			name: "everything", rule: rule(list("*"), list("*"), list("*")), evidence: api.Evidence{Rule: "*/* [*]"}, lost: list("*/*"),
		},
		{
			name: "any group", rule: rule(list("*"), list("secrets", "pods"), list("get")),
			evidence: api.Evidence{Rule: "*/secrets [get]", Command: "kubectl auth can-i get secrets --all-namespaces --as=y"},
			want:     []rbacv1.PolicyRule{rule(list("*"), list("pods"), list("get"))},
		},
		{
			name: "several resources at once", rule: rule(core, list("pods", "services", "secrets"), list("get", "list")),
			evidence: api.Evidence{Rule: "pods, secrets [get, list]"}, want: []rbacv1.PolicyRule{rule(core, list("services"), list("get", "list"))},
		},
		{
			name: "a URL", rule: rbacv1.PolicyRule{NonResourceURLs: list("/metrics", "/logs"), Verbs: list("get")},
			evidence: api.Evidence{Rule: "/logs [get]"}, want: []rbacv1.PolicyRule{{NonResourceURLs: list("/metrics"), Verbs: list("get")}},
		},
	}
	known := vocabulary{"batch": list("cronjobs", "cronjobs/status", "jobs", "jobs/status"), "node.k8s.io": list("runtimeclasses")}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCuts()
			c.add(0, tt.evidence, tt.rule, tt.spell)
			rules, lost := c.of(0).apply(tt.rule, known)
			if diff := cmp.Diff(tt.want, rules); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.lost, lost); diff != "" {
				t.Errorf("lost (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOtherRulesStay(t *testing.T) {
	rules := []rbacv1.PolicyRule{rule(list(""), list("pods"), list("*")), rule(list(""), list("secrets"), list("get"))}
	c := newCuts()
	c.add(1, api.Evidence{Rule: "secrets [get]"}, rules[1], false)
	left, notes := c.apply(rules, nil)
	if diff := cmp.Diff(rules[:1], left); diff != "" || notes != nil {
		t.Errorf("notes %v, rules (-want +got):\n%s", notes, diff)
	}
}

func TestVocabularyKnowsCustomResources(t *testing.T) {
	p := plannerOf(t, `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
`)
	if diff := cmp.Diff(list("things", "things/status"), p.known["example.com"]); diff != "" {
		t.Error(diff)
	}
	for group, resource := range map[string]string{"": "pods/exec", "apps": "daemonsets", "rbac.authorization.k8s.io": "roles"} {
		if !contains(p.known[group], resource) {
			t.Errorf("%s of group %q is not known", resource, group)
		}
	}
}
