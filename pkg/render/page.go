package render

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// page is text under headings, wrapped to the terminal.
type page struct {
	Options
	lines []string
}

// paragraph is text that is filled, behind a lead such as "- ".
type paragraph struct {
	lead string
	text words
}

const (
	pageIndent = "  "
	// labelWidth is that of the longest label of a line, and a blank.
	labelWidth = len("component ")
	// widestPage is how long a line may be that is still easy to read.
	widestPage = 120
)

// limit is the number of columns that a line of text may take, 0 for no limit.
func (p *page) limit() int { return min(p.Options.limit(), widestPage) }

// title writes a severity, what it is about, and a sentence.
func (p *page) title(severity api.Severity, about words, sentence string) {
	var lines []string
	if severity != "" {
		about = append(words{string(severity)}, about...)
	}
	lines = append(lines, wrap(about, p.limit())...)
	lines = append(lines, wrap(prose(sentence), p.limit())...)
	p.lines = append(p.lines, row{severity: severity}.colored(lines, p.Color)...)
}

// section writes paragraphs under a heading, or nothing if there are none.
func (p *page) section(heading string, paragraphs []paragraph) {
	if len(paragraphs) == 0 {
		return
	}
	p.heading(heading)
	for i, text := range paragraphs {
		if i > 0 && text.lead == "" && paragraphs[i-1].lead == "" {
			p.gap()
		}
		lead := pageIndent + text.lead
		p.lines = append(p.lines, trimmed(hang(lead, width(lead), text.text, p.limit()))...)
	}
}

// manifest writes YAML so that it can be copied, but for what a terminal would
// not show.
func (p *page) manifest(heading, text string) {
	p.heading(heading)
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		p.lines = append(p.lines, foldFlow(strings.TrimRight(escaped(line), " "), p.Options.limit())...)
	}
}

func (p *page) heading(text string) {
	p.gap()
	if p.Color {
		text = "\x1b[1m" + text + "\x1b[0m"
	}
	p.lines = append(p.lines, text)
}

func (p *page) gap() { p.lines = append(p.lines, "") }

// paragraphsOf splits a text at empty lines and before items of lists. Within a
// paragraph line breaks mean nothing.
func paragraphsOf(text string) []paragraph {
	var all []paragraph
	fresh := true
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		item, isItem := strings.CutPrefix(line, "- ")
		switch {
		case line == "":
			fresh = true
			continue
		case isItem:
			all = append(all, paragraph{lead: "- ", text: prose(escaped(item))})
		case fresh:
			all = append(all, paragraph{text: prose(escaped(line))})
		default:
			last := &all[len(all)-1]
			last.text = append(last.text, prose(escaped(line))...)
		}
		fresh = false
	}
	return all
}

// labeledLine is a line "label value", or none without a value.
func labeledLine(label, value string) []paragraph {
	if value == "" {
		return nil
	}
	return []paragraph{{lead: pad(label, labelWidth), text: prose(value)}}
}

func joined(texts []string) string { return strings.Join(texts, ", ") }
