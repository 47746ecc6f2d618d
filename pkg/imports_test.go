package pkg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "github.com/kubectl-sysaudit/kubectl-sysaudit"

// listed is the part of `go list -json` that matters here.
type listed struct {
	ImportPath string
	Imports    []string
}

// mayImport says which layers a layer may import. A layer is a folder of pkg/,
// or of the module's root. "*" is all of them.
func mayImport() map[string][]string {
	return map[string][]string{
		"api":       nil,
		"manifest":  nil,
		"inventory": {"api", "manifest"},
		"collect":   {"api", "inventory", "manifest"},
		"rbac":      {"api", "inventory", "manifest"},
		"system":    {"api", "inventory", "rbac"},
		"power":     {"api", "inventory", "manifest", "rbac"},
		"facts":     {"api", "inventory", "manifest", "power", "rbac", "system"},
		"policy":    {"api"},
		"attack":    {"api", "facts", "inventory", "manifest", "policy", "power", "rbac", "system"},
		"remedy":    {"api", "facts", "inventory", "manifest", "power", "rbac", "system"},
		"rank":      {"api"},
		"waiver":    {"api", "manifest"},
		"baseline":  {"api"},
		"render":    {"api", "rank"},
		"publish":   nil,
		"cli":       {"*"},
		"cmd":       {"cli"},
		"policies":  nil,
		"examples":  nil,
		"deploy":    nil,
	}
}

// confined says which layers may import what comes from outside: all packages
// at and below a path, but for the exceptions.
func confined() []confinement {
	return []confinement{
		{path: "github.com/open-policy-agent/opa", to: []string{"policy"}},
		{path: "github.com/olekukonko/tablewriter", to: []string{"render"}},
		{path: "github.com/spf13", to: []string{"cli"}},
		{path: "k8s.io/cli-runtime/pkg/resource", to: []string{"collect"}},
		{path: "k8s.io/cli-runtime/pkg/genericclioptions", to: []string{"collect", "publish", "render", "cli"}},
		{path: "k8s.io/client-go", to: []string{"collect", "publish"}, except: []string{
			"k8s.io/client-go/kubernetes/scheme",      // the API types, without a client
			"k8s.io/client-go/plugin/pkg/client/auth", // what a kubeconfig may name
			"k8s.io/client-go/util/homedir",           // a path
		}},
	}
}

type confinement struct {
	path   string
	to     []string
	except []string
}

func TestImportsGoOneWay(t *testing.T) {
	packages := list(t, "../...")
	if len(packages) < len(mayImport())/2 {
		t.Fatalf("only %d packages listed", len(packages))
	}
	for _, p := range packages {
		for _, problem := range violations(p) {
			t.Error(problem)
		}
	}
}

func TestViolations(t *testing.T) {
	opa, client := "github.com/open-policy-agent/opa/v1/rego", "k8s.io/client-go/rest"
	tests := []struct {
		name    string
		pkg     string
		imports []string
		want    int
	}{
		{"standard library", "/pkg/rank", []string{"slices"}, 0},
		{"earlier layer", "/pkg/facts", []string{module + "/pkg/rbac"}, 0},
		{"later layer", "/pkg/rbac", []string{module + "/pkg/facts"}, 1},
		{"package below a layer", "/pkg/collect", []string{module + "/pkg/api/v1alpha1"}, 0},
		{"own layer", "/pkg/facts/deep", []string{module + "/pkg/facts"}, 0},
		{"everything from cli", "/pkg/cli", []string{module + "/pkg/policy", module + "/policies"}, 0},
		{"not everything from cmd", "/cmd/kubectl-sysaudit", []string{module + "/pkg/policy"}, 1},
		{"OPA at home", "/pkg/policy", []string{opa}, 0},
		{"OPA elsewhere, even from cli", "/pkg/cli", []string{opa}, 1},
		{"client elsewhere", "/pkg/inventory", []string{client}, 1},
		{"types of the client's module", "/pkg/inventory", []string{"k8s.io/client-go/kubernetes/scheme"}, 0},
		{"similar name", "/pkg/rank", []string{"github.com/open-policy-agent/opa-envoy-plugin"}, 0},
		{"unknown layer", "/pkg/new", nil, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := violations(listed{ImportPath: module + tt.pkg, Imports: tt.imports})
			if diff := cmp.Diff(tt.want, len(got)); diff != "" {
				t.Errorf("violations %q (-want +got):\n%s", got, diff)
			}
		})
	}
}

// violations says what is wrong with the imports of a package.
func violations(p listed) []string {
	from := layer(p.ImportPath)
	allowed, known := mayImport()[from]
	if !known {
		return []string{p.ImportPath + " is no known layer: give it a line in mayImport"}
	}
	var problems []string
	for _, path := range p.Imports {
		if to := layer(path); to != "" && to != from && !slices.Contains(allowed, to) && !slices.Contains(allowed, "*") {
			problems = append(problems, fmt.Sprintf("%s must not import %s", p.ImportPath, path))
		}
		for _, c := range confined() {
			if c.forbids(from, path) {
				problems = append(problems, fmt.Sprintf("%s must not import %s: only %v may", p.ImportPath, path, c.to))
			}
		}
	}
	return problems
}

// layer is the folder of pkg/, or of the root, that a package belongs to; ""
// for packages of other modules.
func layer(path string) string {
	rest, own := strings.CutPrefix(path, module+"/")
	if !own {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(rest, "pkg/"), "/")
	return first
}

func (c confinement) forbids(from, path string) bool {
	within := func(parent string) bool { return path == parent || strings.HasPrefix(path, parent+"/") }
	return within(c.path) && !slices.Contains(c.to, from) && !slices.ContainsFunc(c.except, within)
}

// list asks the go command for packages of this module that are not tests only.
func list(t *testing.T, pattern string) []listed {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,Imports", pattern).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("decode go list: %v", err)
		}
		if p.ImportPath != module+"/pkg" { // this folder holds tests only
			packages = append(packages, p)
		}
	}
}
