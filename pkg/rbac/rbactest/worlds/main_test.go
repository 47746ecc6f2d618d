package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// everything is held by the members of team.
const everything = `{"clusterRoles": [{"metadata": {"name": "all"}, "rules": [
	{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}, {"verbs": ["*"], "nonResourceURLs": ["*"]}]}],
"clusterRoleBindings": [{"metadata": {"name": "all"}, "roleRef": {"kind": "ClusterRole", "name": "all"},
	"subjects": [{"kind": "Group", "name": "team"}]}]}`

func TestRun(t *testing.T) {
	tests := []struct {
		name, held string
		args       []string
		wantWorlds int
		teamMayAll bool
	}{
		{"an empty cluster", "", []string{"-first=3", "-worlds=2", "-questions=400"}, 2, false},
		{"a cluster that holds something", everything, []string{"-worlds=1", "-questions=400"}, 1, true},
		{"aggregated roles", everything, []string{"-aggregated", "-worlds=1", "-questions=400"}, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := output(t, tt.held, tt.args...)
			if again := output(t, tt.held, tt.args...); again != out {
				t.Error("the second run prints something else")
			}
			worlds := strings.Split(strings.TrimSpace(out), "\n")
			if len(worlds) != tt.wantWorlds {
				t.Fatalf("%d worlds, want %d", len(worlds), tt.wantWorlds)
			}
			if got := teamMayAll(t, worlds[0]); got != tt.teamMayAll {
				t.Errorf("team is allowed everything: %t, want %t", got, tt.teamMayAll)
			}
		})
	}
}

func output(t *testing.T, held string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, strings.NewReader(held), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func teamMayAll(t *testing.T, line string) bool {
	t.Helper()
	var w answered
	if err := json.Unmarshal([]byte(line), &w); err != nil {
		t.Fatal(err)
	}
	asked, allowed := 0, 0
	for _, a := range w.Answers {
		if a.User == "" && strings.Contains(strings.Join(a.Groups, " "), "team") {
			asked++
			if a.Allowed {
				allowed++
			}
		}
	}
	if asked == 0 {
		t.Fatal("nothing was asked about the group")
	}
	return allowed == asked
}

func TestRunRefuses(t *testing.T) {
	if err := run([]string{"-seed=1"}, strings.NewReader(""), &bytes.Buffer{}); err == nil {
		t.Error("no error for an unknown flag")
	}
	if err := run(nil, strings.NewReader("{"), &bytes.Buffer{}); err == nil {
		t.Error("no error for half an object")
	}
}
