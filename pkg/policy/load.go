package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
)

// The limits for one policy on one document: about a thousand times of what
// ours need.
const (
	timeLimit   = 5 * time.Second
	memoryLimit = 512 << 20
)

// Load reads the built-in policies with their libraries and schemas, and those
// of users. A user's policy that is wrong in any way is left out and reported
// as a problem; a built-in one that is wrong is an error.
func Load(ctx context.Context, builtin Source, users ...Source) (*Library, []Problem, error) {
	l, err := newLoader(builtin)
	if err != nil {
		return nil, nil, err
	}
	l.read(builtin, true)
	if len(l.problems) > 0 {
		return nil, nil, fmt.Errorf("load policies: %w", joinProblems(l.problems))
	}
	for _, user := range users {
		l.read(user, false)
	}
	library, err := l.compile(ctx)
	if err != nil {
		return nil, nil, err
	}
	return library, sortProblems(l.problems), nil
}

// loader collects modules, and problems with those that it left out.
type loader struct {
	capabilities *ast.Capabilities
	schemas      *ast.SchemaSet
	kinds        []string
	modules      []*module
	problems     []Problem
}

func newLoader(builtin Source) (*loader, error) {
	schemas, kinds, err := readSchemas(builtin)
	if err != nil {
		return nil, err
	}
	return &loader{capabilities: sandbox(), schemas: schemas, kinds: kinds}, nil
}

// read adds the modules of a source, without tests.
func (l *loader) read(source Source, builtin bool) {
	files, problems := source.files()
	l.problems = append(l.problems, problems...)
	if len(files) == 0 && len(problems) == 0 {
		l.problems = append(l.problems, Problem{File: source.Name, Message: "no policies (*.rego) in it"})
	}
	files = slices.DeleteFunc(files, file.isTest)
	modules, wrong := make([]*module, len(files)), make([][]Problem, len(files))
	var parsers sync.WaitGroup
	for i, f := range files {
		parsers.Go(func() { modules[i], wrong[i] = parse(f, builtin, parserOptions(l.capabilities)) })
	}
	parsers.Wait()
	for i, m := range modules {
		l.add(m, wrong[i])
	}
}

// add checks one parsed file, and keeps it if nothing is wrong.
func (l *loader) add(m *module, problems []Problem) {
	if len(problems) == 0 {
		if problem := l.clash(m); problem != nil {
			problems = append(problems, *problem)
		}
		if !m.isLibrary() {
			policy, wrong := readMetadata(m, l.kinds)
			m.policy = policy
			problems = append(problems, wrong...)
		}
	}
	if len(problems) == 0 {
		if problem := l.sameID(m); problem != nil {
			problems = append(problems, *problem)
		}
	}
	if len(problems) > 0 {
		l.problems = append(l.problems, problems...)
		return
	}
	l.modules = append(l.modules, m)
}

// clash finds a module whose package is m's, or lies around or inside it: one
// could then change what the other says.
func (l *loader) clash(m *module) *Problem {
	for _, other := range l.modules {
		a, b := m.pkg+".", other.pkg+"."
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
			return &Problem{
				File: m.name(), Line: m.parsed.Package.Location.Row,
				Message: fmt.Sprintf("package %s is taken by package %s of %s", m.pkg, other.pkg, other.name()),
			}
		}
	}
	return nil
}

func (l *loader) sameID(m *module) *Problem {
	if m.policy == nil {
		return nil
	}
	i := slices.IndexFunc(l.modules, func(other *module) bool {
		return other.policy != nil && other.policy.ID == m.policy.ID
	})
	if i < 0 {
		return nil
	}
	return &Problem{
		File: m.name(), Line: m.policy.Line,
		Message: fmt.Sprintf("id %q is taken by %s", m.policy.ID, l.modules[i].name()),
	}
}
