package policy

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// compile makes a library of all modules that compile together. A user's
// module with an error is left out, and the rest compiled anew.
func (l *loader) compile(ctx context.Context) (*Library, error) {
	if !l.userModules() {
		return l.compileInParts(ctx)
	}
	for {
		compiler := newCompiler(l.capabilities, l.schemas)
		compiler.Compile(parsedModules(l.modules))
		if !compiler.Failed() {
			return l.prepare(ctx, compiler)
		}
		if l.drop(compiler.Errors) {
			continue
		}
		if !l.userModules() {
			return nil, fmt.Errorf("compile policies: %w", errors.Join(errorsOf(compiler.Errors)...))
		}
		l.dropOneByOne()
	}
}

func parsedModules(modules []*module) map[string]*ast.Module {
	all := make(map[string]*ast.Module, len(modules))
	for _, m := range modules {
		all[m.name()] = m.parsed
	}
	return all
}

func errorsOf(all ast.Errors) []error {
	var list []error
	for _, p := range problemsOf("policies", all) {
		list = append(list, p)
	}
	return list
}

func (l *loader) userModules() bool {
	return slices.ContainsFunc(l.modules, func(m *module) bool { return !m.builtin })
}

// drop removes the users' modules in which the errors lie. It is false if
// there is none.
func (l *loader) drop(all ast.Errors) bool {
	problems := problemsOf("", all)
	before := len(l.modules)
	l.modules = slices.DeleteFunc(l.modules, func(m *module) bool {
		wrong := slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return p.File != m.name() })
		if m.builtin || len(wrong) == 0 {
			return false
		}
		l.problems = append(l.problems, wrong...)
		return true
	})
	return len(l.modules) < before
}

// dropOneByOne finds the modules that break others without being named by the
// errors. Libraries come first, as policies need them.
func (l *loader) dropOneByOne() {
	all := slices.Clone(l.modules)
	slices.SortStableFunc(all, func(a, b *module) int { return precedence(a) - precedence(b) })
	l.modules = nil
	for _, m := range all {
		candidate := append(slices.Clone(l.modules), m)
		compiler := newCompiler(l.capabilities, l.schemas)
		if !m.builtin {
			compiler.Compile(parsedModules(candidate))
		}
		if compiler.Failed() {
			first := problemsOf(m.name(), compiler.Errors)[0]
			l.problems = append(l.problems, Problem{
				File: m.name(), Line: m.parsed.Package.Location.Row, Message: "breaks other policies: " + first.Error(),
			})
			continue
		}
		l.modules = candidate
	}
}

func precedence(m *module) int {
	switch {
	case m.builtin:
		return 0
	case m.isLibrary():
		return 1
	}
	return 2
}

// prepare makes one query for each policy, so that an error stays with its
// policy.
func (l *loader) prepare(ctx context.Context, compiler *ast.Compiler) (*Library, error) {
	library := &Library{limits: limits{time: timeLimit, memory: memoryLimit}}
	whole := &part{compiler: compiler, store: inmem.New()}
	for _, m := range l.modules {
		library.digests = append(library.digests, m.digest())
		if m.policy == nil {
			continue
		}
		findings := findingsRef(m.parsed)
		query, err := rego.New(
			rego.Compiler(compiler),
			rego.Store(whole.store),
			rego.ParsedQuery(ast.NewBody(ast.NewExpr(ast.NewTerm(findings)))),
			rego.StrictBuiltinErrors(true),
		).PrepareForEval(ctx)
		if err == nil {
			library.rules = append(library.rules, rule{Policy: *m.policy, findings: findings, part: whole, query: query})
			continue
		}
		if m.builtin {
			return nil, fmt.Errorf("prepare policy %s: %w", m.policy.ID, err)
		}
		l.problems = append(l.problems, Problem{File: m.name(), Line: m.policy.Line, Message: err.Error()})
	}
	library.rules = withBundles(library.rules)
	return library, nil
}

func findingsRef(m *ast.Module) ast.Ref {
	return m.Package.Path.Append(ast.StringTerm("findings"))
}
