package policies_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// TestCoverageOfOperators: each kind in the catalog of operators has a row with
// the policy that tells it. TestDocs checks each row.
func TestCoverageOfOperators(t *testing.T) {
	var tables []coverage
	readYAML(t, "coverage-operators.yaml", &tables)
	var kinds []struct {
		Group     string   `json:"group"`
		Resources []string `json:"resources"`
		Effect    string   `json:"effect"`
	}
	readYAML(t, "../pkg/facts/deputies.yaml", &kinds)
	for _, kind := range kinds {
		for _, resource := range kind.Resources {
			if !covers(tables, kind.Group, resource, tellsAbout(kind.Effect)) {
				t.Errorf("no row of %s names %s with policy %s", kind.Group, resource, tellsAbout(kind.Effect))
			}
		}
	}
}

func covers(tables []coverage, group, resource, policy string) bool {
	for _, table := range tables {
		for _, row := range table.Rows {
			if row.Row == group && slices.Contains(strings.Split(row.What, ", "), resource) && slices.Contains(row.Policies, policy) {
				return true
			}
		}
	}
	return false
}

// tellsAbout is the policy about operators with an effect.
func tellsAbout(effect string) string {
	if effect == "pods" {
		return "steer-workload-operators"
	}
	return "steer-operators"
}

func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err == nil {
		err = yaml.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", name, err))
	}
}
