package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// checkExamples audits the examples of a policy, and says what is wrong with
// them: the policy must find something in the bad one and nothing in the good
// one, which must hold something that it judges.
func checkExamples(ctx context.Context, catalog *system.Catalog, library *policy.Library, p policy.Policy) []string {
	if p.Examples == nil {
		return nil
	}
	alone, err := library.Select(policy.Selection{IDs: []string{p.ID}})
	if err != nil {
		return []string{err.Error()}
	}
	bad, good := judgeExample(ctx, catalog, alone, p.Examples.Bad), judgeExample(ctx, catalog, alone, p.Examples.Good)
	problems := slices.Concat(prefixed("bad example: ", bad.problems), prefixed("good example: ", good.problems))
	if len(bad.problems) == 0 && len(bad.findings) == 0 {
		problems = append(problems, "bad example: the policy finds nothing in it")
	}
	for _, f := range good.findings {
		problems = append(problems, fmt.Sprintf("good example: the policy finds that %s %s %s", f.Subject.Kind, f.Subject.Name, f.Message))
	}
	if len(good.problems) == 0 && !slices.Contains(good.kinds, p.Subject) {
		problems = append(problems, "good example: holds no "+p.Subject+", so that there is nothing to find")
	}
	return problems
}

// testExamples says what is wrong with the examples of a user's policies.
func testExamples(ctx context.Context, source policy.Source) ([]string, error) {
	library, _, err := policy.Load(ctx, builtin(), source)
	if err != nil {
		return nil, err
	}
	catalog, err := loadCatalog()()
	if err != nil {
		return nil, err
	}
	var problems []string
	for _, p := range library.Policies() {
		if p.Source != builtin().Name {
			problems = append(problems, prefixed(fmt.Sprintf("%s:%d: ", p.File, p.Line), checkExamples(ctx, catalog, library, p))...)
		}
	}
	return problems, nil
}

// exampleAudit is what became of one example.
type exampleAudit struct {
	findings []api.Finding
	// kinds are those of the documents that were judged.
	kinds []string
	// problems are parts of the example that were not understood.
	problems []string
}

// judgeExample audits a manifest as the command does, whatever namespace it is
// in.
func judgeExample(ctx context.Context, catalog *system.Catalog, library *policy.Library, text string) exampleAudit {
	source := collect.Files(collect.FileOptions{Filenames: []string{"-"}, Stdin: strings.NewReader(text)})
	read, err := readAll(ctx, source, io.Discard)
	if err != nil {
		return exampleAudit{problems: []string{err.Error()}}
	}
	stated := read.facts(catalog, facts.Scope{All: true})
	var a exampleAudit
	for _, gap := range read.inventory.Gaps {
		if gap.Kind == api.GapFile || gap.Kind == api.GapObject || gap.Kind == api.GapField {
			a.problems = append(a.problems, gap.Message)
		}
	}
	for _, d := range stated.Documents {
		a.kinds = append(a.kinds, d.Kind())
	}
	findings, gaps := library.Evaluate(ctx, documents(stated))
	for _, gap := range gaps {
		a.problems = append(a.problems, gap.Message)
	}
	a.findings = findings
	return a
}

func prefixed(prefix string, texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = prefix + text
	}
	return all
}
