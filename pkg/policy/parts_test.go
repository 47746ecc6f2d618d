package policy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestJoinCapability(t *testing.T) {
	capability := func(namespace string, names ...string) *api.Capability {
		return &api.Capability{Kind: "mint-token", Namespace: namespace, Names: names}
	}
	tests := []struct {
		name       string
		a, b, want *api.Capability
	}{
		{"none and one", nil, capability("a"), capability("a")},
		{"everywhere wins", capability("a", "x"), capability(""), capability("")},
		{"same namespace", capability("a", "x"), capability("a", "y", "x"), capability("a", "x", "y")},
		{"all names of a namespace win", capability("a", "x"), capability("a"), capability("a")},
		{"two namespaces", capability("b", "x"), capability("a"), capability("", "a/*", "b/x")},
		{"three namespaces", capability("", "a/*", "b/x"), capability("c", "z"), capability("", "a/*", "b/x", "c/z")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, got := range []*api.Capability{joinCapability(test.a, test.b), joinCapability(test.b, test.a)} {
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestSortEvidence(t *testing.T) {
	one, two := 1, 2
	got := sortEvidence([]api.Evidence{
		{Container: "b", Field: "c[0]"}, {Container: "a", Field: "c[10].x"}, {Container: "a", Field: "c[9].y"},
		{Field: "spec.hostPID"}, {Container: "a", Field: "c[9].y"}, {Rule: "r", Index: &two}, {Rule: "r", Index: &one},
	}, []string{"b", "a"})
	want := []api.Evidence{
		{Rule: "r", Index: &one}, {Rule: "r", Index: &two}, {Field: "spec.hostPID"},
		{Container: "b", Field: "c[0]"}, {Container: "a", Field: "c[9].y"}, {Container: "a", Field: "c[10].x"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSelect(t *testing.T) {
	library := mustLoad(t, user(
		"x/host_pid.rego", policyFile("x", "host_pid", openDoor), "x/host_ipc.rego", policyFile("x", "host_ipc", openDoor)))
	tests := []struct {
		name      string
		selection Selection
		want      []string
		err       string
	}{
		{"all", Selection{}, []string{"host-ipc", "host-pid", "open-door"}, ""},
		{"id", Selection{IDs: []string{"host-pid"}}, []string{"host-pid"}, ""},
		{"glob and skip", Selection{IDs: []string{"host-*"}, Skip: []string{"*-ipc"}}, []string{"host-pid"}, ""},
		{"category", Selection{Categories: []string{"house"}}, []string{"open-door"}, ""},
		{"typo", Selection{IDs: []string{"host-pdi"}}, nil, `unknown policy "host-pdi": did you mean "host-pid"?`},
		{"typo in skip", Selection{Skip: []string{"opendoor"}}, nil, `unknown policy "opendoor": did you mean "open-door"?`},
		{"typo in category", Selection{Categories: []string{"hose"}}, nil, `unknown category "hose": did you mean "house"?`},
		{"glob for nothing", Selection{IDs: []string{"z*"}}, nil, `no policy matches "z*"`},
		{"bad glob", Selection{IDs: []string{"[z"}}, nil, `read pattern "[z": syntax error in pattern`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			selected, err := library.Select(test.selection)
			if test.err != "" {
				if err == nil || err.Error() != test.err {
					t.Errorf("error %v, want %s", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			expectIDs(t, selected, test.want...)
		})
	}
	expectIDs(t, library, "host-ipc", "host-pid", "open-door")
}

func TestSelectOptional(t *testing.T) {
	optional := strings.Replace(policyFile("extra", "host_pid", openDoor), "severity: high\n", "severity: high\n#   default: false\n", 1)
	library := mustLoad(t, user("extra/host_pid.rego", optional))
	tests := []struct {
		name      string
		selection Selection
		want      []string
	}{
		{"not by default", Selection{}, []string{"open-door"}},
		{"not by leaving others out", Selection{Skip: []string{"open-*"}}, nil},
		{"by id", Selection{IDs: []string{"host-pid"}}, []string{"host-pid"}},
		{"by glob", Selection{IDs: []string{"*"}}, []string{"host-pid", "open-door"}},
		{"by category", Selection{Categories: []string{"extra"}}, []string{"host-pid"}},
		{"not by the id of another category", Selection{IDs: []string{"*"}, Categories: []string{"house"}}, []string{"open-door"}},
		{"skipped", Selection{Categories: []string{"*"}, Skip: []string{"host-pid"}}, []string{"open-door"}},
		{"with all others", Selection{Optional: true}, []string{"host-pid", "open-door"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			selected, err := library.Select(test.selection)
			if err != nil {
				t.Fatal(err)
			}
			expectIDs(t, selected, test.want...)
		})
	}
}

func TestSandbox(t *testing.T) {
	capabilities := sandbox()
	if capabilities.AllowNet == nil {
		t.Error("AllowNet is nil, which allows any host")
	}
	for _, b := range capabilities.Builtins {
		if b.Nondeterministic {
			t.Errorf("%s is allowed", b.Name)
		}
	}
}
