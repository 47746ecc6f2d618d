package policies_test

import (
	"os"
	"path/filepath"
	"testing"

	"sigs.k8s.io/yaml"
)

// TestExpected: findings are expected of components that the catalog knows.
func TestExpected(t *testing.T) {
	known, named := componentNames(t), 0
	for _, p := range load(t).Policies() {
		for _, name := range p.Expected {
			named++
			if !known[name] {
				t.Errorf("%s: the catalog has no component %q", p.ID, name)
			}
		}
	}
	if named == 0 {
		t.Error("nothing is expected of any component")
	}
}

func componentNames(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("../pkg/system/catalog/components-*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var list struct {
			Components []struct{ Name string }
		}
		if err := yaml.Unmarshal(content, &list); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, c := range list.Components {
			names[c.Name] = true
		}
	}
	return names
}
