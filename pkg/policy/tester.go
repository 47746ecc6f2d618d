package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestResult is one test_… rule.
type TestResult struct {
	// Package and Name say which test; File and Line where it is.
	Package string
	Name    string
	File    string
	Line    int
	Passed  bool
	// Skipped is true for todo_test_… rules.
	Skipped bool
	// Message is why it failed, or what it printed.
	Message string
}

// Coverage is which lines of one file no test reached.
type Coverage struct {
	File string
	// Covered and Total count lines that can be reached.
	Covered, Total int
	// Missed are the lines not reached, from 1.
	Missed []int
}

// TestReport is the outcome of a test run.
type TestReport struct {
	Results  []TestResult
	Coverage []Coverage
	// Problems are files that could not be loaded, tests included.
	Problems []Problem
}

// Passed tells whether nothing failed, and something was tested.
func (r TestReport) Passed() bool {
	failed := func(t TestResult) bool { return !t.Passed && !t.Skipped }
	return len(r.Problems) == 0 && len(r.Results) > 0 && !slices.ContainsFunc(r.Results, failed)
}

// Test runs the tests (*_test.rego) of a source in the sandbox that policies
// run in, together with the built-in policies and libraries. The source may be
// the built-in one itself.
func Test(ctx context.Context, builtin, source Source) (TestReport, error) {
	l, err := newLoader(builtin)
	if err != nil {
		return TestReport{}, err
	}
	l.read(builtin, true)
	if len(l.problems) > 0 {
		return TestReport{}, fmt.Errorf("load policies: %w", joinProblems(l.problems))
	}
	if source.Name != builtin.Name {
		l.read(source, false)
	}
	l.readTests(source)
	if len(l.problems) > 0 {
		return TestReport{Problems: sortProblems(l.problems)}, nil
	}
	return l.test(ctx, source.Name)
}

func (l *loader) readTests(source Source) {
	files, problems := source.files()
	if source.Name != builtinName {
		problems = nil // read has reported them
	}
	l.problems = append(l.problems, problems...)
	for _, f := range files {
		if !f.isTest() {
			continue
		}
		m, problems := parse(f, false, parserOptions(l.capabilities))
		l.problems = append(l.problems, problems...)
		if m != nil {
			l.modules = append(l.modules, m)
		}
	}
}

func (l *loader) test(ctx context.Context, source string) (TestReport, error) {
	coverage := cover.New()
	runner := tester.NewRunner().
		SetCompiler(newCompiler(l.capabilities, l.schemas).WithEnablePrintStatements(true)).
		SetTimeout(timeLimit).
		SetCoverageQueryTracer(coverage).
		RaiseBuiltinErrors(true)
	results, err := runner.SetModules(parsedModules(l.modules)).RunTests(ctx, nil)
	if err != nil {
		return TestReport{Problems: sortProblems(problemsOf(source, err))}, nil
	}
	var report TestReport
	for r := range results {
		report.Results = append(report.Results, testResult(r))
	}
	slices.SortFunc(report.Results, func(a, b TestResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	report.Coverage = coverageOf(coverage.Report(l.covered(source)))
	return report, ctx.Err()
}

func testResult(r *tester.Result) TestResult {
	t := TestResult{
		Package: strings.TrimPrefix(r.Package, "data."),
		Name:    r.Name,
		File:    r.Location.File,
		Line:    r.Location.Row,
		Passed:  r.Pass(),
		Skipped: r.Skip,
		Message: strings.TrimSpace(string(r.Output)),
	}
	if r.Error != nil {
		t.Message = strings.TrimSpace(t.Message + "\n" + r.Error.Error())
	}
	return t
}

// covered are the modules that the tests of a source are to reach.
func (l *loader) covered(source string) map[string]*ast.Module {
	all := map[string]*ast.Module{}
	for _, m := range l.modules {
		if m.source.Name == source && !m.isTest() {
			all[m.name()] = m.parsed
		}
	}
	return all
}

func coverageOf(report cover.Report) []Coverage {
	var all []Coverage
	for name, f := range report.Files {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		c := Coverage{File: name, Covered: f.CoveredLines}
		for _, missed := range f.NotCovered {
			// A line that only an optimization of OPA left out was tested.
			if len(missed.Kinds) > 0 {
				continue
			}
			for row := missed.Start.Row; row <= missed.End.Row; row++ {
				c.Missed = append(c.Missed, row)
			}
		}
		slices.Sort(c.Missed)
		c.Missed = slices.Compact(c.Missed)
		c.Total = c.Covered + len(c.Missed)
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Coverage) int { return cmp.Compare(a.File, b.File) })
	return all
}
