package remedy

import (
	"fmt"
	"io"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// mostAdvice bounds for how many findings of an object their advice is repeated.
const mostAdvice = 4

// commentWidth is that of comments, without the mark.
const commentWidth = 98

// Sheet is what is written down: what to apply, and what is left to do.
type Sheet struct {
	Documents []Document
	// Left are remedies, with the findings that are still there after all
	// changes, as far as anybody looked.
	Left []Leftover
	// Summary stands at the top.
	Summary []string
}

// Leftover is a finding that a sheet does not resolve.
type Leftover struct {
	Remedy *Remedy
	// Tried is true if there is a change, but the finding is there after it.
	Tried bool
}

// WriteYAML writes a sheet as YAML documents with comments.
func (s Sheet) WriteYAML(w io.Writer) error {
	var b strings.Builder
	comment(&b, s.Summary...)
	for _, d := range s.Documents {
		b.WriteString("---\n")
		if err := d.write(&b); err != nil {
			return err
		}
	}
	s.writeLeft(&b)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write fixes: %w", err)
	}
	return nil
}

func (d Document) write(b *strings.Builder) error {
	comment(b, d.comments()...)
	if d.Content == nil {
		return nil
	}
	text, err := yamlOf(d.Content)
	if err != nil {
		return fmt.Errorf("write %s: %w", d.Object.Reference(), err)
	}
	if d.Manual {
		text = "#   " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n#   ") + "\n"
	}
	b.WriteString(text)
	return nil
}

// comments say what a document is, whose it is, what for, and how to apply it.
func (d Document) comments() []string {
	what := map[bool]string{true: "New: ", false: ""}[d.New] + visible(d.Object.Reference())
	if d.Patch {
		what = "Patch of " + what
	}
	lines := []string{what}
	for _, f := range d.Findings {
		lines = append(lines, fmt.Sprintf("  %s %s: %s", f.ID, f.Policy, visible(f.Message)))
	}
	if !d.New && len(d.Findings) > 0 {
		lines = append(lines, ownerText(d.Findings[0].Owner))
	}
	if !d.New && len(d.Findings) <= mostAdvice {
		for _, f := range d.Findings {
			lines = append(lines, "Advice on "+f.Policy+": "+f.Remediation)
		}
	}
	lines = append(lines, d.Notes...)
	return append(lines, d.command())
}

// command applies the document, saved as FILE.
func (d Document) command() string {
	switch {
	case d.Manual, d.inline:
		return ""
	case d.Patch && d.Object.Namespace != "":
		return fmt.Sprintf("Apply: kubectl -n %s patch %s %s --patch-file FILE", word(d.Object.Namespace), word(strings.ToLower(d.Object.Kind)), word(d.Object.Name))
	case d.Patch:
		return fmt.Sprintf("Apply: kubectl patch %s %s --patch-file FILE", word(strings.ToLower(d.Object.Kind)), word(d.Object.Name))
	}
	return "Apply: kubectl apply -f FILE"
}

// writeLeft lists what no document resolves.
func (s Sheet) writeLeft(b *strings.Builder) {
	if len(s.Left) == 0 {
		return
	}
	b.WriteString("---\n")
	comment(b, "Left to do by hand:")
	for _, l := range s.Left {
		f := l.Remedy.Finding
		comment(b, fmt.Sprintf("  %s %s, %s: %s", f.ID, f.Policy,
			api.Change{Kind: f.Subject.Kind, Namespace: f.Subject.Namespace, Name: f.Subject.Name}.Reference(), visible(f.Message)))
		reasons := l.Remedy.Open
		if l.Tried {
			reasons = append(reasons, "the changes above do not resolve it")
		}
		for _, reason := range reasons {
			comment(b, "    "+reason)
		}
		comment(b, "    "+f.Remediation)
	}
}

// comment writes lines as comments, each wrapped and indented as it is.
func comment(b *strings.Builder, lines ...string) {
	for _, line := range lines {
		if line == "" {
			continue
		}
		text := strings.TrimLeft(line, " ")
		indent := strings.Repeat(" ", len(line)-len(text)+1)
		for i, part := range wrapped(visible(strings.Join(strings.Fields(text), " ")), commentWidth-len(indent)) {
			if i == 1 {
				indent += "  "
			}
			b.WriteString("#" + indent + part + "\n")
		}
	}
}
