package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// htmlPrinter prints a report as one page that needs nothing else: no network,
// no other file. The page is the same for every report but for its head lines
// and the report itself, which it holds as JSON and shows by script.
type htmlPrinter struct{}

// PrintObj writes a report; other documents have no page.
func (p *htmlPrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	report, ok := obj.(*api.AuditReport)
	if !ok {
		return fmt.Errorf("print html: a page shows the report of one cluster, and %T is none", obj)
	}
	page, err := htmlPage(report)
	if err != nil {
		return fmt.Errorf("print html: %w", err)
	}
	return write(w, page)
}

// htmlPage fills the places of page.html. Whatever comes from the report is
// escaped, and a replacer does not look at what it has written, so no text of
// a report can open an element or stand for another place.
func htmlPage(report *api.AuditReport) (string, error) {
	assets, err := loadHTMLAssets()
	if err != nil {
		return "", err
	}
	clean := legible(report)
	data, err := json.Marshal(newHTMLData(clean))
	if err != nil {
		return "", fmt.Errorf("encode report: %w", err)
	}
	return strings.NewReplacer(
		"%policy%", html.EscapeString(assets.securityPolicy()),
		"%style%", assets.style,
		"%place%", html.EscapeString(pagePlace(clean)),
		"%scope%", html.EscapeString(pageScope(clean)),
		"%summary%", html.EscapeString(summaryLine(clean)),
		"%data%", string(bytes.TrimSpace(data)),
		"%script%", assets.script,
	).Replace(assets.page), nil
}

// pagePlace is the name of what was audited.
func pagePlace(r *api.AuditReport) string {
	if name := place(r.Cluster); name != "" {
		return name
	}
	return "cluster"
}

// pageScope says what was audited, with what, and when.
func pageScope(r *api.AuditReport) string {
	parts := scope(r)
	if place(r.Cluster) != "" {
		parts = parts[1:]
	}
	if at := r.Metadata.GeneratedAt; !at.IsZero() {
		parts = append(parts, at.UTC().Format("2 January 2006, 15:04 UTC"))
	}
	return strings.Join(parts, " · ")
}
