package policies_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"
)

// TestCoverageOfPods: the catalogs of dangers in pods and nodes are complete,
// and each policy about pods is named by a row. TestDocs checks each row.
func TestCoverageOfPods(t *testing.T) {
	text, err := os.ReadFile("coverage.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tables []coverage
	if err := yaml.UnmarshalStrict(text, &tables); err != nil {
		t.Fatal(err)
	}
	var got, named []string
	for _, table := range tables {
		for _, row := range table.Rows {
			got = append(got, row.Row)
			named = append(named, row.Policies...)
		}
	}
	if diff := cmp.Diff(wantedRows(), got); diff != "" {
		t.Errorf("rows (-all +covered):\n%s", diff)
	}
	for _, p := range load(t).Policies() {
		if slices.Contains([]string{"pod", "hygiene", "image"}, p.Category) && !slices.Contains(named, p.ID) {
			t.Errorf("no row names policy %s", p.ID)
		}
	}
}

// wantedRows are the dangers in containers, namespaces and paths of the node,
// and the 40 checks of comparable tools.
func wantedRows() []string {
	var rows []string
	for _, series := range []struct {
		format string
		last   int
	}{{"P%02d", 28}, {"H%02d", 11}, {"V%02d", 27}, {"P%d", 40}} {
		for i := range series.last {
			rows = append(rows, fmt.Sprintf(series.format, i+1))
		}
	}
	return rows
}
