package waiver

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

const head = "apiVersion: sysaudit.dev/v1alpha1\nkind: Waivers\nwaivers:\n"

const whole = `- policy: privileged-container
  subject: {kind: DaemonSet, namespace: kube-system, name: kube-*}
  reason: It sets up the network of the node.
  owner: team-network
  expires: 2027-01-31
`

func TestParse(t *testing.T) {
	want := []api.Waiver{{
		Policy:  "privileged-container",
		Subject: api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "kube-*"},
		Waived:  api.Waived{Reason: "It sets up the network of the node.", Owner: "team-network", Expires: "2027-01-31"},
		File:    "w.yaml", Line: 4,
	}}
	two := append(append([]api.Waiver{}, want...), want...)
	two[1].Line = 9
	moved := append([]api.Waiver{}, want...)
	moved[0].Line = 1
	tests := []struct {
		name, text string
		want       []api.Waiver
	}{
		{"one", head + whole, want},
		{"Windows line endings", strings.ReplaceAll(head+whole, "\n", "\r\n"), want},
		{"two", head + whole + whole, two},
		{"date in quotes", strings.Replace(head+whole, "2027-01-31", `"2027-01-31"`, 1), want},
		{"JSON", `{"apiVersion": "sysaudit.dev/v1alpha1", "kind": "Waivers", "waivers": [{"policy": "privileged-container",
			"subject": {"kind": "DaemonSet", "namespace": "kube-system", "name": "kube-*"},
			"reason": "It sets up the network of the node.", "owner": "team-network", "expires": "2027-01-31"}]}`, moved},
		{"none", strings.TrimSpace(head) + " []\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse("w.yaml", strings.NewReader(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestParseRefuses changes one thing in a good file at a time.
func TestParseRefuses(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           []string
	}{
		{"no policy", "- policy: privileged-container\n  subject", "- subject", []string{"w.yaml:4: waivers[0].policy is missing"}},
		{"empty policy", "privileged-container", `""`, []string{"w.yaml:4: waivers[0].policy is empty"}},
		{"no subject", "  subject: {kind: DaemonSet, namespace: kube-system, name: kube-*}\n", "", []string{"w.yaml:4: waivers[0].subject is missing"}},
		{"no kind", "kind: DaemonSet, ", "", []string{"w.yaml:5: waivers[0].subject.kind is missing"}},
		{"no namespace", "namespace: kube-system, ", "", []string{`w.yaml:5: waivers[0].subject.namespace is missing: it is ""`}},
		{"no name", ", name: kube-*", "", []string{"w.yaml:5: waivers[0].subject.name is missing"}},
		{"no reason", "  reason: It sets up the network of the node.\n", "", []string{"w.yaml:4: waivers[0].reason is missing"}},
		{"blank reason", "It sets up the network of the node.", `" "`, []string{"w.yaml:6: waivers[0].reason is empty"}},
		{"no owner", "  owner: team-network\n", "", []string{"w.yaml:4: waivers[0].owner is missing"}},
		{"no end", "  expires: 2027-01-31\n", "", []string{"w.yaml:4: waivers[0].expires is missing"}},
		{"no date", "2027-01-31", "never", []string{`w.yaml:8: waivers[0].expires is no date such as 2027-01-31, but "never"`}},
		{"no day of the calendar", "2027-01-31", "2027-02-31", []string{`w.yaml:8: waivers[0].expires is no date`}},
		{"open bracket", "kube-*", `"kube-[a"`, []string{`w.yaml:5: waivers[0].subject.name: the glob "kube-[a"`}},
		{"unknown field", "  owner:", "  until: x\n  owner:", []string{`w.yaml:7: unknown field "waivers[0].until"`}},
		{"unknown field of the document", "waivers:", "spec: {}\nwaivers:", []string{`w.yaml:3: unknown field "spec"`}},
		{"two mistakes", "  reason: It sets up the network of the node.\n  owner: team-network\n", "", []string{"reason is missing", "owner is missing"}},
		{"twice", "  owner: team-network\n", "  owner: team-network\n  owner: b\n", []string{"w.yaml:8: invalid YAML"}},
		{"list for a text", "team-network", "[a]", []string{"w.yaml:1: no valid waivers"}},
		{"not YAML", "kind: DaemonSet", "kind: [", []string{"w.yaml:", "invalid YAML"}},
		{"bare star", "kube-*", "*", []string{"w.yaml:5: invalid YAML"}},
		{"newer version", "v1alpha1", "v2", []string{"w.yaml:1: a document of waivers is sysaudit.dev/v1alpha1 Waivers, and this one is sysaudit.dev/v2 Waivers"}},
		{"another kind", "Waivers", "AuditReport", []string{"this one is sysaudit.dev/v1alpha1 AuditReport"}},
		{"no kind", "apiVersion: sysaudit.dev/v1alpha1\nkind: Waivers\n", "", []string{"w.yaml:1:", "this one has none"}},
		{"no waivers", "waivers:\n" + whole, "metadata: {}\n", []string{"w.yaml:1: waivers is missing"}},
		{"nothing", head + whole, "", []string{"w.yaml holds no waivers: it is empty"}},
		{"null bytes", head + whole, "\x00", []string{"w.yaml:1: neither YAML nor JSON"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(head+whole, tt.old) {
				t.Fatalf("the good file has no %q", tt.old)
			}
			_, err := Parse("w.yaml", strings.NewReader(strings.Replace(head+whole, tt.old, tt.new, 1)))
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q lacks %q", err, want)
				}
			}
		})
	}
}
