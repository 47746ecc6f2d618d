package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// scenarios holds published chains, each in a folder of its own.
const scenarios = "../../examples/scenarios"

// chain is what a report must say of a scenario.
type chain struct {
	dir string
	// Title and Source are for people.
	Title, Source string
	// Start is namespace/kind/workload/container, or node/NAME.
	Start string
	Goal  string
	// Hops are those of the path from the start to the goal. One that rests on
	// no finding is empty.
	Hops []step
	// Finds stands in the place of a path that cannot be told.
	Finds *step
	// Fix is the object that fixed.yaml changes, and Cut the one that the report
	// names if that is another, for the reason CutWhy.
	Fix, Cut, CutWhy string
	// Refused is the hop that is refused once that is fixed, from 1; 0 if there is
	// none.
	Refused int
}

// step is a finding, and the object to change: kind/name, or
// kind/namespace/name. In Finds that is its subject.
type step struct{ Policy, Object string }

func chains(t *testing.T) []chain {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(scenarios, "*", "chain.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	list := make([]chain, len(files))
	for i, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.UnmarshalStrict(content, &list[i]); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		list[i].dir = filepath.Dir(file)
	}
	return list
}

// manifests are those of one version. pods.yaml is there where it matters on
// which node the pods of a Deployment are.
func (c chain) manifests(version string) []string {
	files := []string{filepath.Join(c.dir, "cluster.yaml"), filepath.Join(c.dir, version)}
	pods := filepath.Join(c.dir, "pods.yaml")
	if _, err := os.Stat(pods); err == nil {
		files = append(files, pods)
	}
	return files
}

// path is the one from the start to the goal; nil if there is none.
func (c chain) path(report *api.AuditReport) *api.Path {
	for i, p := range report.Paths {
		if c.startsAt(p.From) && p.To == c.Goal {
			return &report.Paths[i]
		}
	}
	return nil
}

func (c chain) startsAt(s api.Start) bool {
	if node, ok := strings.CutPrefix(c.Start, "node/"); ok {
		return slices.Contains(s.Nodes, node)
	}
	return c.Start == strings.Join([]string{s.Namespace, s.WorkloadKind, s.Workload, s.Container}, "/")
}

// steps are the hops of a path as a scenario states them.
func steps(report *api.AuditReport, path *api.Path) []step {
	list := make([]step, len(path.Hops))
	for i, hop := range path.Hops {
		if f := byID(report, hop.Finding); f != nil {
			list[i] = step{f.Policy, objectText(hop.Change)}
		}
	}
	return list
}

func byID(report *api.AuditReport, id string) *api.Finding {
	for i := range report.Findings {
		if report.Findings[i].ID == id {
			return &report.Findings[i]
		}
	}
	return nil
}

func objectText(c *api.Change) string {
	if c == nil {
		return ""
	}
	if c.Namespace == "" {
		return c.Kind + "/" + c.Name
	}
	return c.Kind + "/" + c.Namespace + "/" + c.Name
}
