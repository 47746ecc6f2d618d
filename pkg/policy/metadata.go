package policy

import (
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// readMetadata makes the policy of a module from its METADATA, and names all
// that is wrong with it.
func readMetadata(m *module, kinds []string) (*Policy, []Problem) {
	r := &reader{module: m, kinds: kinds}
	for _, a := range m.parsed.Annotations {
		if a.Scope == "package" {
			r.annotations = a
		}
	}
	if r.annotations == nil {
		return nil, []Problem{{
			File: m.name(), Line: m.parsed.Package.Location.Row,
			Message: "no METADATA above the package: title, description, related_resources, schemas and custom are required",
		}}
	}
	p := r.policy()
	r.checkBuiltin(p)
	r.checkSchema(p.Subject)
	r.checkRule()
	return p, r.problems
}

// reader takes METADATA apart.
type reader struct {
	module      *module
	kinds       []string
	annotations *ast.Annotations
	problems    []Problem
}

func (r *reader) policy() *Policy {
	r.checkKeys()
	source := r.module.source.Name
	if !r.module.builtin {
		source = r.module.name()
	}
	p := &Policy{
		Policy: api.Policy{
			ID:          r.matching("id", `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, "lower case words joined by -"),
			Title:       r.required("title", r.annotations.Title),
			Description: r.required("description", r.annotations.Description),
			Severity:    api.Severity(r.oneOf("severity", severities())),
			Category:    r.matching("category", `^[a-z][a-z0-9_]*$`, "one lower case word"),
			Subject:     r.oneOf("subject", r.kinds),
			Grants:      r.grants(),
			Attack:      r.text("attack"),
			Needed:      r.text("needed"),
			Remediation: r.required("custom.remediation", r.text("remediation")),
			References:  r.references(),
			Frameworks:  r.frameworks(),
			Optional:    !r.byDefault(),
			Source:      source,
			Examples:    r.examples(),
		},
		Expected: r.list("expected", r.annotations.Custom["expected"]),
		Package:  r.module.pkg,
		File:     r.module.name(),
		Line:     r.annotations.Location.Row,
	}
	p.Combines = r.combines(p.Subject)
	return p
}

// checkBuiltin holds our own policies to stricter names.
func (r *reader) checkBuiltin(p *Policy) {
	if !r.module.builtin {
		return
	}
	name := strings.TrimSuffix(path.Base(r.module.path), ".rego")
	if want := strings.ReplaceAll(name, "_", "-"); p.ID != want {
		r.fail("custom.id", "%q must be %q, after the file", p.ID, want)
	}
	if want := path.Dir(r.module.path); p.Category != want {
		r.fail("custom.category", "%q must be %q, after the directory", p.Category, want)
	}
}

// checkSchema sees to it that mistyped fields of the input are found.
func (r *reader) checkSchema(subject string) {
	schemas := r.annotations.Schemas
	if len(schemas) == 1 && schemas[0].Path.Equal(ast.InputRootRef) && schemas[0].Schema.Equal(schemaRef(subject)) {
		return
	}
	r.fail("schemas", "must be one entry, \"- input: schema.%s\", after custom.subject", subject)
}

func (r *reader) checkRule() {
	for _, rule := range r.module.parsed.Rules {
		if rule.Head.Ref().Equal(ast.Ref{ast.VarTerm("findings")}) && rule.Head.DocKind() == ast.PartialSetDoc {
			return
		}
	}
	r.problems = append(r.problems, Problem{
		File: r.module.name(), Line: r.module.parsed.Package.Location.Row,
		Message: "no rule \"findings contains finding if …\"",
	})
}
