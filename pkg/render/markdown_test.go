package render

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// toHTML shows GitHub's Markdown as GitHub would, with HTML and dangerous links
// let through.
func toHTML(t *testing.T, markdown string) string {
	t.Helper()
	converter := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	var out bytes.Buffer
	if err := converter.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestMarkdownTables(t *testing.T) {
	for name, report := range map[string]*api.AuditReport{"sample": fullSample(t), "hostile": hostileReport(t)} {
		t.Run(name, func(t *testing.T) {
			page := toHTML(t, reported(t, "markdown", report))
			rows := strings.Count(page, "<tr>")
			if want := len(report.Findings) + 1; rows != want {
				t.Errorf("%d rows, want %d", rows, want)
			}
			if cells := strings.Count(page, "<td"); cells != 5*len(report.Findings) {
				t.Errorf("%d cells for %d findings:\n%s", cells, len(report.Findings), page)
			}
		})
	}
}

// TestMarkdownIsNotMarkup: of the tags on the page none is from the report.
func TestMarkdownIsNotMarkup(t *testing.T) {
	page := toHTML(t, reported(t, "markdown", hostileReport(t)))
	known := map[string]bool{}
	for _, tag := range regexp.MustCompile(`<(/?[a-zA-Z]+)`).FindAllStringSubmatch(page, -1) {
		known[tag[1]] = true
	}
	for _, name := range []string{"script", "img", "a", "em"} {
		if known[name] {
			t.Errorf("there is a tag %s:\n%s", name, page)
		}
	}
}

func TestMarkdownText(t *testing.T) {
	tests := []struct{ name, in, html string }{
		{"plain", "kube-system/ds/x", "kube-system/ds/x"},
		{"mention", "@org/team", "@<!-- -->org/team"},
		{"issue", "see #1", "see #<!-- -->1"},
		{"link", "[a](https://b.example)", "[a](https:<!-- -->//b.example)"},
		{"bare link", "www.b.example", "www<!-- -->.b.example"},
		{"HTML", "<b>&amp;", "&lt;b&gt;&amp;amp;"},
		{"emphasis", "*a* _b_ ~~c~~ `d`", "*a* _b_ ~~c~~ `d`"},
		{"cell", "a|b", "a|b"},
		{"backslash", `a\|b\`, `a\|b\`},
		{"list", "- a", "- a"},
		{"numbered", "1. a", "1. a"},
		{"heading", "# a", "#<!-- --> a"},
		{"rule", "---", "---"},
		{"math", "$a$", "$a$"},
		{"line break", "a\nb", "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff("<p>"+tt.html+"</p>\n", toHTML(t, markdownText(tt.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMarkdownFitsIntoAComment(t *testing.T) {
	r := fullSample(t)
	for len(r.Findings) < 3000 {
		more := r.Findings[len(r.Findings)%15]
		more.Policy = fmt.Sprintf("policy-%d", len(r.Findings))
		r.Findings = append(r.Findings, more)
	}
	for len(r.Gaps) < 1000 {
		r.Gaps = append(r.Gaps, r.Gaps[0])
	}
	text := reported(t, "markdown", r)
	if len(text) > 65_536 || len(text) < 30_000 {
		t.Errorf("%d bytes", len(text))
	}
	for _, want := range []string{"more findings left out", "more policies left out", "more gaps left out"} {
		if !strings.Contains(text, want) {
			t.Errorf("nothing says %q", want)
		}
	}
}

func TestMarkdownSaysWhatToDo(t *testing.T) {
	page := toHTML(t, reported(t, "markdown", twoClusters(t)))
	for _, want := range []string{
		"kube-system/ds/fluentbit: fluentbit: mount /var/log/pods instead (cuts 17 of 19 paths to cluster-admin; ", "<li>first this</li>", "waived until 2027-01-31 by platform",
		"mutatingwebhookconfigurations", "staging", "dead: no answer",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
}
