package policy

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// readSchemas reads schema/*.json of the built-in policies. The files' names
// are the kinds of subject that there are.
func readSchemas(source Source) (*ast.SchemaSet, []string, error) {
	names, err := fs.Glob(source.FS, "schema/*.json")
	if err != nil {
		return nil, nil, fmt.Errorf("list schemas: %w", err)
	}
	set := ast.NewSchemaSet()
	var kinds []string
	for _, name := range names {
		text, err := fs.ReadFile(source.FS, name)
		if err != nil {
			return nil, nil, fmt.Errorf("read schema: %w", err)
		}
		var schema any
		if err := json.Unmarshal(text, &schema); err != nil {
			return nil, nil, fmt.Errorf("parse schema %s: %w", name, err)
		}
		kind := strings.TrimSuffix(path.Base(name), ".json")
		set.Put(schemaRef(kind), schema)
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return set, kinds, nil
}

// schemaRef is how METADATA names the schema of a kind of subject.
func schemaRef(kind string) ast.Ref {
	return ast.SchemaRootRef.Append(ast.StringTerm(kind))
}
