package policies_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"
)

// TestCoverageOfPermissions: the catalog of dangerous permissions is complete.
// TestDocs checks each row.
func TestCoverageOfPermissions(t *testing.T) {
	text, err := os.ReadFile("coverage-rbac.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tables []coverage
	if err := yaml.UnmarshalStrict(text, &tables); err != nil || len(tables) != 1 {
		t.Fatal(len(tables), err)
	}
	var want, got []string
	for _, section := range []struct {
		prefix string
		width  int
		last   int
	}{{"A", 2, 25}, {"B", 2, 22}, {"C", 2, 7}, {"D", 2, 27}, {"X", 2, 10}, {"R", 1, 33}} {
		for i := range section.last {
			want = append(want, fmt.Sprintf("%s%0*d", section.prefix, section.width, i+1))
		}
	}
	for _, row := range tables[0].Rows {
		got = append(got, row.Row)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-all +covered):\n%s", diff)
	}
}
