package walk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// scenario is a published chain; examples/scenarios has them.
type scenario struct {
	dir string
	// Start is namespace/kind/workload/container, or node/NAME.
	Start, Goal string
	Hops        []struct{ Policy, Object string }
	// Fix is the object that fixed.yaml changes.
	Fix string
	// Refused is the hop that is refused then, from 1; 0 if no path is told.
	Refused int
}

// scenarios are those with a path.
func scenarios(t *testing.T) []scenario {
	t.Helper()
	files, err := filepath.Glob("../../examples/scenarios/*/chain.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []scenario
	for _, file := range files {
		s := scenario{dir: filepath.Dir(file)}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(content, &s); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if s.Refused > 0 {
			list = append(list, s)
		}
	}
	return list
}

func (s scenario) file(name string) string { return filepath.Join(s.dir, name) }

// node is the one to start on, if it is one.
func (s scenario) node() (string, bool) { return strings.CutPrefix(s.Start, "node/") }

// startsAt tells whether a path is that of the scenario.
func (s scenario) startsAt(p path) bool {
	if node, ok := s.node(); ok {
		return strings.Contains(" "+strings.Join(p.From.Nodes, " ")+" ", " "+node+" ")
	}
	return s.Start == strings.Join([]string{p.From.Namespace, p.From.WorkloadKind, p.From.Workload, p.From.Container}, "/")
}
