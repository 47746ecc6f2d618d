package policy

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// compileInParts compiles the built-in policies with one compiler for each
// processor, which halves what a user waits for on two of them. Policies depend
// on the libraries only, never on each other, so the parts are independent.
func (l *loader) compileInParts(ctx context.Context) (*Library, error) {
	parts := l.split(runtime.GOMAXPROCS(0))
	libraries, failures := make([]*Library, len(parts)), make([]error, len(parts))
	var group sync.WaitGroup
	for i, part := range parts {
		group.Go(func() { libraries[i], failures[i] = part.compileAll(ctx) })
	}
	group.Wait()
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	whole := libraries[0]
	for _, library := range libraries[1:] {
		whole.rules = append(whole.rules, library.rules...)
		whole.digests = append(whole.digests, library.digests...)
	}
	// Each part has the libraries.
	slices.Sort(whole.digests)
	whole.digests = slices.Compact(whole.digests)
	sortRules(whole.rules)
	return whole, nil
}

// split deals the policies out to n loaders, and gives the libraries to all.
func (l *loader) split(n int) []*loader {
	parts := make([]*loader, n)
	for i := range parts {
		parts[i] = &loader{capabilities: l.capabilities, schemas: l.schemas, kinds: l.kinds}
	}
	dealt := 0
	for _, m := range l.modules {
		if m.policy == nil {
			for _, part := range parts {
				part.modules = append(part.modules, m)
			}
			continue
		}
		part := parts[dealt%n]
		part.modules = append(part.modules, m)
		dealt++
	}
	return parts
}

// compileAll compiles built-in modules, of which none may be wrong.
func (l *loader) compileAll(ctx context.Context) (*Library, error) {
	compiler := newCompiler(l.capabilities, l.schemas).WithSkipStages(tested()...)
	if compiler.Compile(parsedModules(l.modules)); compiler.Failed() {
		return nil, fmt.Errorf("compile policies: %w", errors.Join(errorsOf(compiler.Errors)...))
	}
	return l.prepare(ctx, compiler)
}

// tested are steps that change nothing in modules that pass the checks of the
// tests, which compile the built-in ones with all steps (see TestRego and
// TestEmbedded of the policies). The types alone take a fifth of the time.
func tested() []ast.StageID {
	return []ast.StageID{
		ast.StageCheckUnusedImports,
		ast.StageCheckKeywordOverrides,
		ast.StageCheckVoidCalls,
		ast.StageParseMetadataBlocks,
		ast.StageSetAnnotationSet,
		ast.StageRewriteRegoMetadataCalls,
		ast.StageCheckRuleConflicts,
		ast.StageCheckSafetyRuleHeads,
		ast.StageCheckRecursion,
		ast.StageCheckTypes,
		ast.StageCheckUnsafeBuiltins,
		ast.StageCheckDeprecatedBuiltins,
		ast.StageBuildRequiredCapabilities,
	}
}
