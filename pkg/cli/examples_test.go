package cli

import (
	"context"
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// The most lines that a text in METADATA may have.
const (
	longestAttack  = 4
	longestExample = 20
)

// TestBuiltinExamples: every policy says how an attacker uses what it finds,
// when that is needed, and shows itself at work.
func TestBuiltinExamples(t *testing.T) {
	catalog, library := loaded(t)
	for _, p := range library.Policies() {
		t.Run(p.ID, func(t *testing.T) {
			for _, key := range missingKeys(p) {
				t.Errorf("%s: METADATA has no custom.%s", p.File, key)
			}
			if lines(p.Attack) > longestAttack {
				t.Errorf("%s: custom.attack has more than %d lines", p.File, longestAttack)
			}
			for _, problem := range checkExamples(context.Background(), catalog, library, p) {
				t.Errorf("%s: %s", p.File, problem)
			}
		})
	}
}

func loaded(t *testing.T) (*system.Catalog, *policy.Library) {
	t.Helper()
	library, _, err := policy.Load(context.Background(), builtin())
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := system.Load()
	if err != nil {
		t.Fatal(err)
	}
	return catalog, library
}

func missingKeys(p policy.Policy) []string {
	var missing []string
	if p.Attack == "" {
		missing = append(missing, "attack")
	}
	if p.Needed == "" {
		missing = append(missing, "needed")
	}
	if p.Examples == nil {
		return append(missing, "examples")
	}
	for name, text := range map[string]string{"bad": p.Examples.Bad, "good": p.Examples.Good} {
		if lines(text) > longestExample {
			missing = append(missing, "examples."+name+" of at most 20 lines")
		}
	}
	return missing
}

func lines(text string) int { return strings.Count(strings.TrimSpace(text), "\n") + 1 }

func TestCheckExamples(t *testing.T) {
	const (
		pod     = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: i}]}\n"
		node    = "apiVersion: v1\nkind: Node\nmetadata: {name: one}\n"
		sharing = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {hostPID: true, containers: [{name: c, image: i}]}\n"
	)
	tests := []struct {
		name, bad, good string
		want            []string
	}{
		{"as they should be", sharing, pod, nil},
		{"nothing in the bad one", pod, pod, []string{"bad example: the policy finds nothing"}},
		{"something in the good one", sharing, sharing, []string{"good example: the policy finds that Pod p shares"}},
		{"nothing to judge", sharing, "apiVersion: v1\nkind: Namespace\nmetadata: {name: one}\n---\n" + node, []string{"good example: holds no workload"}},
		{"no manifest", "nonsense", pod, []string{"bad example: "}},
		{"unknown field", strings.Replace(sharing, "hostPID", "hostPid: true, hostPID", 1), pod, []string{"bad example: "}},
	}
	catalog, library := loaded(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := policy.Policy{Policy: api.Policy{ID: "host-pid", Subject: "workload", Examples: &api.Examples{Bad: tt.bad, Good: tt.good}}}
			got := checkExamples(context.Background(), catalog, library, p)
			if len(got) != len(tt.want) {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			for i, want := range tt.want {
				if !strings.HasPrefix(got[i], want) {
					t.Errorf("got %q, want %q", got[i], want)
				}
			}
		})
	}
}
