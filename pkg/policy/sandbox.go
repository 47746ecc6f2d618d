package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// sandbox is what policies may use: no network, environment, clock or
// randomness, so that equal input gives equal findings; and none of the
// functions that turn a few characters into gigabytes.
func sandbox() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.Builtins = slices.DeleteFunc(all.Builtins, func(b *ast.Builtin) bool {
		return b.Nondeterministic || banned(b.Name)
	})
	// nil would mean any host.
	all.AllowNet = []string{}
	return all
}

func banned(builtin string) bool {
	switch builtin {
	case "opa.runtime":
		return true
	case "bits.lsh", "net.cidr_expand", "numbers.range", "numbers.range_step", "graph.reachable_paths":
		return true
	}
	return false
}

// parserOptions are those of every Rego file, tests included.
func parserOptions(capabilities *ast.Capabilities) ast.ParserOptions {
	return ast.ParserOptions{
		ProcessAnnotation: true,
		Capabilities:      capabilities,
		RegoVersion:       ast.RegoV1,
	}
}

// newCompiler makes the one compiler of a library. There is no limit to the
// number of errors, because each may name another file.
func newCompiler(capabilities *ast.Capabilities, schemas *ast.SchemaSet) *ast.Compiler {
	return ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(capabilities).
		WithStrict(true).
		WithSchemas(schemas).
		WithUseTypeCheckAnnotations(true)
}
