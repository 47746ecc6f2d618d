package facts

import (
	"slices"
	"strings"
	"testing"
)

// TestDeputyCatalog reads the catalog that is part of the program.
func TestDeputyCatalog(t *testing.T) {
	kinds, err := readDeputies()
	if err != nil {
		t.Fatal(err)
	}
	effects := []string{"act", "pods", "nodes", "admission", "traffic", "secrets", "cloud"}
	seen := map[string]bool{}
	for _, kind := range kinds {
		if !strings.Contains(kind.Group, ".") || len(kind.Operators) == 0 || !slices.Contains(effects, kind.Effect) {
			t.Errorf("%+v: group, operators or effect", kind)
		}
		for _, resource := range kind.Resources {
			if key := kind.Group + "/" + resource; seen[key] {
				t.Errorf("%s is listed twice", key)
			} else {
				seen[key] = true
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d resources", len(seen))
	}
}
