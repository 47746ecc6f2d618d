package waiver

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// parser checks the waivers of one document, and knows their lines.
type parser struct {
	document manifest.Document
	locator  *manifest.Locator
	problems []error
}

func (p *parser) problem(field, format string, args ...any) {
	p.problems = append(p.problems, fmt.Errorf("%s:%d: %s", p.document.File, p.locator.Line(field), fmt.Sprintf(format, args...)))
}

// unknown is a field that does not exist, or one that is there twice.
func (p *parser) unknown(err error) {
	field := ""
	if quoted := regexp.MustCompile(`"([^"]+)"`).FindStringSubmatch(err.Error()); quoted != nil {
		field = quoted[1]
	}
	p.problem(field, "%s", err)
}

// waiver checks that everything is there: who accepts a risk without a reason,
// an owner or an end has forgotten it tomorrow.
func (p *parser) waiver(field string, e entry) api.Waiver {
	w := api.Waiver{File: p.document.File, Line: p.locator.Line(field)}
	w.Policy = p.glob(field+".policy", e.Policy)
	if e.Subject == nil {
		p.problem(field+".subject", "%s.subject is missing: it has a kind, a namespace and a name", field)
	} else {
		w.Subject.Kind = p.glob(field+".subject.kind", e.Subject.Kind)
		w.Subject.Namespace = p.namespace(field+".subject.namespace", e.Subject.Namespace)
		w.Subject.Name = p.glob(field+".subject.name", e.Subject.Name)
	}
	w.Reason = p.text(field+".reason", e.Reason)
	w.Owner = p.text(field+".owner", e.Owner)
	w.Expires = p.date(field+".expires", e.Expires)
	return w
}

func (p *parser) text(field string, value *string) string {
	if value == nil {
		p.problem(field, "%s is missing", field)
		return ""
	}
	text := strings.TrimSpace(*value)
	if text == "" {
		p.problem(field, "%s is empty", field)
	}
	return text
}

func (p *parser) glob(field string, value *string) string {
	return p.pattern(field, p.text(field, value))
}

func (p *parser) pattern(field, text string) string {
	if _, err := path.Match(text, ""); err != nil {
		p.problem(field, "%s: the glob %q has a bracket or backslash without an end", field, text)
	}
	return text
}

// namespace must be there, but is empty for subjects without one.
func (p *parser) namespace(field string, value *string) string {
	if value == nil {
		p.problem(field, `%s is missing: it is "" for subjects without a namespace`, field)
		return ""
	}
	return p.pattern(field, *value)
}

func (p *parser) date(field string, value *string) string {
	text := p.text(field, value)
	if text == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		p.problem(field, "%s is no date such as 2027-01-31, but %q", field, text)
	}
	return text
}
