package policies_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// askedOfOne are the policies that need several permissions of one identity,
// and why: two identities with one each gain nothing.
func askedOfOne() map[string]string {
	return map[string]string{
		"bind-roles":             "the API server asks whoever writes the binding for bind",
		"escalate-roles":         "the API server asks whoever changes the role for escalate",
		"impersonate":            "one request names the user and the groups",
		"impersonate-attributes": "one request is made in another's name",
		"sign-certificates":      "the API server asks whoever writes the certificate for sign",
	}
}

// TestWhatCombines divides the permissions of each policy's bad example between
// two accounts in all ways. Where neither has what the whole gives, the policy
// combines, or it is known why not. So no combination is forgotten.
func TestWhatCombines(t *testing.T) {
	library := load(t)
	reasons := askedOfOne()
	for _, p := range library.Policies() {
		if p.Subject != facts.KindIdentity || p.Examples == nil {
			continue
		}
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			only, err := library.Select(policy.Selection{IDs: []string{p.ID}})
			if err != nil {
				t.Fatal(err)
			}
			switch reason := reasons[p.ID]; {
			case reason != "" && p.Combines:
				t.Errorf("combines, although %s", reason)
			case reason == "" && !p.Combines && isDivided(t, only, p.Examples.Bad):
				t.Error("has parts that different accounts may bring: set combines, or say why they gain nothing")
			}
		})
	}
}

// isDivided tells whether there is a way to divide the permissions so that the
// policy finds less in both halves than in the whole.
func isDivided(t *testing.T, library *policy.Library, manifests string) bool {
	t.Helper()
	example := parseExample(t, manifests)
	whole := example.worst(t, library, func(int) bool { return true })
	for half := 1; half < 1<<min(len(example.atoms), 7)/2; half++ {
		one := example.worst(t, library, func(i int) bool { return half&(1<<i) != 0 })
		other := example.worst(t, library, func(i int) bool { return half&(1<<i) == 0 })
		if one < whole && other < whole {
			return true
		}
	}
	return false
}

// example is manifests whose roles were taken apart.
type example struct {
	objects []*unstructured.Unstructured
	// atoms are rules with one verb and one resource, each with its role's place
	// in objects.
	atoms []atom
}

type atom struct {
	role int
	rule rbacv1.PolicyRule
}

func parseExample(t *testing.T, manifests string) example {
	t.Helper()
	var e example
	for _, text := range strings.Split(manifests, "\n---\n") {
		object := &unstructured.Unstructured{}
		if err := yaml.Unmarshal([]byte(text), &object.Object); err != nil {
			t.Fatal(err)
		}
		e.objects = append(e.objects, object)
		if kind := object.GetKind(); kind != "ClusterRole" && kind != "Role" {
			continue
		}
		var role rbacv1.ClusterRole
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(object.Object, &role); err != nil {
			t.Fatal(err)
		}
		for _, rule := range role.Rules {
			e.atoms = append(e.atoms, split(len(e.objects)-1, rule)...)
		}
	}
	return e
}

func split(role int, rule rbacv1.PolicyRule) []atom {
	if len(rule.Resources) == 0 {
		return []atom{{role, rule}}
	}
	var atoms []atom
	for _, verb := range rule.Verbs {
		for _, resource := range rule.Resources {
			part := rule
			part.Verbs, part.Resources = []string{verb}, []string{resource}
			atoms = append(atoms, atom{role, part})
		}
	}
	return atoms
}

// worst is the level of the worst finding about an account that holds some of
// the permissions.
func (e example) worst(t *testing.T, library *policy.Library, held func(atom int) bool) int {
	t.Helper()
	rules := map[int][]any{}
	for i, a := range e.atoms {
		if !held(i) {
			continue
		}
		rule, err := runtime.DefaultUnstructuredConverter.ToUnstructured(&a.rule)
		if err != nil {
			t.Fatal(err)
		}
		rules[a.role] = append(rules[a.role], rule)
	}
	var text strings.Builder
	for i, object := range e.objects {
		part := object.DeepCopy()
		if part.Object["rules"] != nil {
			part.Object["rules"] = slices.Concat([]any{}, rules[i])
		}
		out, err := yaml.Marshal(part.Object)
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString("---\n" + string(out))
	}
	file := filepath.Join(t.TempDir(), "x.yaml")
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	docs := documentsOf(t, collect.FileOptions{Filenames: []string{file}}, facts.Scope{All: true})
	findings, _ := library.Evaluate(context.Background(), docs)
	return worstOf(findings)
}

func worstOf(findings []api.Finding) int {
	worst := 0
	for _, f := range findings {
		if f.Subject.Kind != "Node" {
			worst = max(worst, f.Severity.Level())
		}
	}
	return worst
}
