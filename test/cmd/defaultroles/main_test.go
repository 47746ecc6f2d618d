package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDefaultRolesAreCurrent(t *testing.T) {
	committed, err := os.ReadFile("../../../pkg/rbac/defaults.json")
	if err != nil {
		t.Fatal(err)
	}
	current, err := defaultRoles()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(committed), string(current)); diff != "" {
		t.Errorf("run `go run ./cmd/defaultroles > ../pkg/rbac/defaults.json` (-committed +current):\n%s", diff)
	}
}
