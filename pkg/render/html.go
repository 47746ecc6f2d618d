package render

import (
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

// PrintObj writes a report, or those of several clusters; other documents have
// no page.
func (p *htmlPrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	a, ok := auditsOf(obj)
	if !ok || len(a.reports) == 0 {
		return fmt.Errorf("print html: %T holds no report", obj)
	}
	page, err := htmlPage(a)
	if err != nil {
		return fmt.Errorf("print html: %w", err)
	}
	return write(w, page)
}

// htmlPage fills the places of page.html. Whatever comes from the reports is
// escaped, and a replacer does not look at what it has written, so no text of
// a report can open an element or stand for another place.
func htmlPage(a audits) (string, error) {
	assets, err := loadHTMLAssets()
	if err != nil {
		return "", err
	}
	data, err := htmlDocuments(a)
	if err != nil {
		return "", fmt.Errorf("encode report: %w", err)
	}
	clean := a.reports[0]
	return strings.NewReplacer(
		"%policy%", html.EscapeString(assets.securityPolicy()),
		"%style%", assets.style,
		"%place%", html.EscapeString(pagePlace(clean)),
		"%scope%", html.EscapeString(pageScope(clean)),
		"%summary%", html.EscapeString(summaryLine(clean)),
		"%data%", data,
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
