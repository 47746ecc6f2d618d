package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// What a browser makes of a page is tested in test/html.

func htmlOf(t *testing.T, r *api.AuditReport) string {
	t.Helper()
	var out bytes.Buffer
	if err := (&htmlPrinter{}).PrintObj(r, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// between is what stands between two texts, the only time that the first does.
func between(t *testing.T, page, start, end string) string {
	t.Helper()
	_, rest, _ := strings.Cut(page, start)
	inner, _, found := strings.Cut(rest, end)
	if !found || strings.Count(page, start) != 1 {
		t.Fatalf("%q is not in the page once", start)
	}
	return inner
}

// A browser runs a script or style only if it has the sum that the policy names.
func TestHTMLPolicyNamesItsScriptAndStyle(t *testing.T) {
	page := htmlOf(t, sampleReport(t))
	policy := between(t, page, `http-equiv="Content-Security-Policy" content="`, `"`)
	for directive, content := range map[string]string{
		"script-src": between(t, page, "<script>", "</script>"),
		"style-src":  between(t, page, "<style>", "</style>"),
	} {
		want := fmt.Sprintf("%s &#39;%s&#39;;", directive, sourceHash(content))
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %q", policy, want)
		}
	}
	if !strings.HasPrefix(policy, "default-src &#39;none&#39;;") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q", policy)
	}
}

func TestHTMLNeedsNothingElse(t *testing.T) {
	page := htmlOf(t, &api.AuditReport{})
	for _, pattern := range []string{`<(link|img|iframe|object|embed|base)\b`, `\bsrc=`, `href="[^#]`, `@import`, `url\([^#)]`, `\bon[a-z]+="`, `style="`, `sourceMappingURL`} {
		if found := regexp.MustCompile(pattern).FindString(page); found != "" {
			t.Errorf("the page holds %q", found)
		}
	}
}

func TestHTMLHoldsTheReport(t *testing.T) {
	r := sampleReport(t)
	data := between(t, htmlOf(t, r), `<script type="application/json" id="report">`, "</script>")
	if i := strings.IndexAny(data, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("%q could end the script", data[i:min(len(data), i+20)])
	}
	var got htmlData
	if err := json.Unmarshal([]byte(data), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(legible(r), got.Report); diff != "" {
		t.Error(diff)
	}
	if len(got.Words) != len(r.Findings) {
		t.Errorf("words for %d of %d findings", len(got.Words), len(r.Findings))
	}
}

func TestHTMLEscapesWhatItSays(t *testing.T) {
	r := sampleReport(t)
	r.Cluster.Context = `</title><script>alert(1)</script>"%data%` + "\u202e"
	page := htmlOf(t, r)
	head, _, _ := strings.Cut(page, `id="report"`)
	if strings.Contains(head, "<script>alert") || strings.Count(page, "<script") != 2 {
		t.Error("a name opens an element")
	}
	want := `<h1>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#34;%data%\u202e</h1>`
	if !strings.Contains(head, want) {
		t.Errorf("the heading is not %s", want)
	}
	said, _, _ := strings.Cut(page, "<script>")
	for _, c := range said {
		if c != '\n' && (!unicode.IsGraphic(c) || isInvisible(c)) {
			t.Fatalf("the page holds %q", c)
		}
	}
}

func TestHTMLIsTheSameForTheSameReport(t *testing.T) {
	first := htmlOf(t, sampleReport(t))
	for range 20 {
		if again := htmlOf(t, sampleReport(t)); again != first {
			t.Fatal("two pages differ")
		}
	}
}

func TestHTMLRefusesOtherDocuments(t *testing.T) {
	for _, document := range []runtime.Object{&api.PolicyList{}, &api.ComponentList{}, &api.Explanation{}} {
		var out bytes.Buffer
		if err := (&htmlPrinter{}).PrintObj(document, &out); err == nil || out.Len() > 0 {
			t.Errorf("%T: error %v, output %q", document, err, out.String())
		}
	}
}

func TestHTMLUsesAllOfItsParts(t *testing.T) {
	entries, err := fs.ReadDir(htmlFiles, "html")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	want := []string{"dagre.js", "page.html"}
	for _, name := range htmlStyles() {
		want = append(want, name+".css")
	}
	for _, name := range htmlScripts() {
		want = append(want, name+".js")
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parts (-used +there):\n%s", diff)
	}
}

// A page is given away, so the library's license must go with it.
func TestHTMLCarriesTheLicenseOfItsLibrary(t *testing.T) {
	script := between(t, htmlOf(t, sampleReport(t)), "<script>", "</script>")
	for _, want := range []string{"dagre 3.", "Copyright (c) 2012-2014 Chris Pettitt", "Permission is hereby granted"} {
		if !strings.Contains(script, want) {
			t.Errorf("the script lacks %q", want)
		}
	}
}

func TestLegibleKeepsParagraphs(t *testing.T) {
	r := &api.AuditReport{
		Policies: []api.Policy{{ID: "a\nb", Description: "One\nparagraph.\n\nAnother:\n- x\x1b\n- y\n  z"}},
		Findings: []api.Finding{{Message: "a\nb", Remediation: "Do\nthis."}},
	}
	got := legible(r)
	want := []string{`a\nb`, "One paragraph.\nAnother:\n- x\\x1b\n- y z", `a\nb`, "Do this."}
	if diff := cmp.Diff(want, []string{got.Policies[0].ID, got.Policies[0].Description, got.Findings[0].Message, got.Findings[0].Remediation}); diff != "" {
		t.Error(diff)
	}
}
