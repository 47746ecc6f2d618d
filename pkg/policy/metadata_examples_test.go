package policy

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// explained is a policy file with more keys below custom.
func explained(keys ...string) string {
	lines := "#   " + strings.Join(keys, "\n#   ")
	return strings.Replace(policyFile("x", "probe", openDoor), "#   remediation: Lock it.", "#   remediation: Lock it.\n"+lines, 1)
}

func TestExplainingKeys(t *testing.T) {
	text := explained(
		"attack: |", "  Walk in.", "", "  - Through the door.", "needed: In summer.",
		"examples:", "  bad: |", "    door:", "      locked: false", "", "  good: |", "    door: {}")
	p, err := mustLoad(t, user("x/probe.rego", text)).Policy("probe")
	if err != nil {
		t.Fatal(err)
	}
	got := api.Policy{Attack: p.Attack, Needed: p.Needed, Examples: p.Examples}
	want := api.Policy{
		Attack: "Walk in.\n\n- Through the door.", Needed: "In summer.",
		Examples: &api.Examples{Bad: "door:\n  locked: false\n", Good: "door: {}\n"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnknownPolicy(t *testing.T) {
	_, err := mustLoad(t).Policy("opendoor")
	if want := `unknown policy "opendoor": did you mean "open-door"?`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"host-ipc", "host-network", "container-runtime-socket", "host-network-port"}
	tests := []struct{ typed, want string }{
		{"host-ipv", "host-ipc"},
		{"socket", "container-runtime-socket"},
		{"network", "host-network"},
		{"hostnetwrok", "host-network"},
	}
	for _, tt := range tests {
		if got := Nearest(tt.typed, names); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.typed, got, tt.want)
		}
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("without names: %q", got)
	}
}

func TestWrongExplainingKeys(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string
	}{
		{"attack is a list", []string{"attack: [a]"}, "18: METADATA custom.attack: must be text"},
		{"needed is a number", []string{"needed: 1"}, "18: METADATA custom.needed: must be text"},
		{"examples are text", []string{"examples: none"}, "18: METADATA custom.examples: must map bad and good to manifests"},
		{"no good example", []string{"examples:", "  bad: x"}, "METADATA custom.examples.good: is required beside the other example"},
		{"third example", []string{"examples:", "  bad: x", "  good: y", "  ugly: z"}, "21: METADATA custom.examples.ugly: unknown key: use bad, good"},
		{"manifest as a map", []string{"examples:", "  bad: {kind: Pod}", "  good: y"}, "19: METADATA custom.examples.bad: must be a manifest as text, is a map"},
		{"manifest as a list", []string{"examples:", "  bad: [Pod]", "  good: y"}, "custom.examples.bad: must be a manifest as text, is a list"},
		{"empty manifest", []string{"examples:", "  bad: x", "  good: \"\""}, "20: METADATA custom.examples.good: must be a manifest as text, is empty"},
		{"number for a manifest", []string{"examples:", "  bad: 1", "  good: y"}, "custom.examples.bad: must be a manifest as text, is 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems, err := Load(context.Background(), builtinSource(), user("x/probe.rego", explained(tt.keys...)))
			if err != nil {
				t.Fatal(err)
			}
			if len(problems) != 1 || !strings.Contains(problems[0].Error(), tt.want) {
				t.Errorf("got %v, want %q", problems, tt.want)
			}
		})
	}
}
