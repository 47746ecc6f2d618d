package policy

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// module is one parsed file.
type module struct {
	file
	builtin bool
	parsed  *ast.Module
	// pkg is the package, such as "policies.pod.host_pid".
	pkg string
	// policy is nil for libraries and tests.
	policy *Policy
}

// parse reads one file. Its package must say where it lies, so that no two
// files share a package, where equal names would merge silently.
func parse(f file, builtin bool, options ast.ParserOptions) (*module, []Problem) {
	parsed, err := ast.ParseModuleWithOpts(f.name(), string(f.text), options)
	if err != nil {
		return nil, problemsOf(f.name(), err)
	}
	m := &module{file: f, builtin: builtin, parsed: parsed, pkg: strings.TrimPrefix(parsed.Package.Path.String(), "data.")}
	if problem := m.checkPackage(); problem != nil {
		return nil, []Problem{*problem}
	}
	return m, nil
}

func (m *module) checkPackage() *Problem {
	problem := Problem{File: m.name(), Line: m.parsed.Package.Location.Row}
	want := "policies." + strings.ReplaceAll(strings.TrimSuffix(m.path, ".rego"), "/", ".")
	switch {
	case m.isTest():
		return nil
	case !regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$`).MatchString(want):
		problem.Message = "names of files and directories must be lower case letters, digits and _"
	case m.pkg != want:
		problem.Message = fmt.Sprintf("package %s must be %s, after the file's path", m.pkg, want)
	default:
		return nil
	}
	return &problem
}

// problemsOf splits an error of OPA into one problem for each place.
func problemsOf(name string, err error) []Problem {
	var all ast.Errors
	var one *ast.Error
	switch {
	case errors.As(err, &all):
	case errors.As(err, &one):
		all = ast.Errors{one}
	default:
		return []Problem{{File: name, Message: err.Error()}}
	}
	var problems []Problem
	for _, e := range all {
		problems = append(problems, problemOf(name, e))
	}
	return problems
}

func problemOf(name string, e *ast.Error) Problem {
	p := Problem{File: name, Message: e.Message}
	if e.Location != nil {
		p.Line = e.Location.Row
		if e.Location.File != "" {
			p.File = e.Location.File
		}
	}
	p.Message += wanted(e)
	p.Message = strings.Join(strings.Fields(p.Message), " ")
	return p
}

// wanted is what OPA would have accepted; the other details repeat the
// expression and point at a column.
func wanted(e *ast.Error) string {
	if e.Details == nil {
		return ""
	}
	var all string
	for _, line := range e.Details.Lines() {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "have") || strings.HasPrefix(line, "want") {
			all += ", " + line
		}
	}
	return all
}
