package render

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// hostile attacks every reader: spreadsheets, terminals, people who read text in
// both directions, HTML, Markdown and its mentions, shells and template engines.
const hostile = "=cmd()|'/c calc'!A1 \x1b[31m\x1b]0;owned\x07 \u202egnp.exe\u202c \u200bhidden\u2066 \U000e0041" +
	"\r\nsecond line\ttab <script>alert(1)</script> | `id` ]]> --> [click](https://evil.example) ![x](//evil.example/x) " +
	"@org/team #1 https://evil.example www.evil.example {{.}} $(id) *b* _i_ \\ \" ' & \u0085 \u2028 end"

// hostileReport has the hostile text in every field that takes any.
func hostileReport(t *testing.T) *api.AuditReport {
	t.Helper()
	r := &api.AuditReport{}
	poison(reflect.ValueOf(r).Elem())
	r.Complete()
	return r
}

// poison fills a value. The words that a program chooses are left alone.
func poison(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		switch v.Type() {
		case reflect.TypeFor[api.Severity]():
			v.SetString(string(api.High))
		case reflect.TypeFor[api.Status]():
			v.SetString(string(api.StatusNew))
		default:
			v.SetString(hostile)
		}
	case reflect.Int:
		v.SetInt(2)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[metav1.Time]() {
			v.Set(reflect.ValueOf(metav1.NewTime(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))))
			return
		}
		for i := range v.NumField() {
			poison(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		poison(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		poison(v.Elem())
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf(hostile), reflect.ValueOf([]string{hostile}))
	}
}

// reported is what the printer of a format for reports writes.
func reported(t *testing.T, format string, document runtime.Object) string {
	t.Helper()
	printer, err := ReportPrinter(format, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := printer.PrintObj(document, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// plainFormats are all formats that need nothing behind an equals sign, and two
// that do.
func plainFormats(t *testing.T) []string {
	t.Helper()
	formats := []string{"jsonpath={.findings[*].message}", "go-template={{range .findings}}{{.message}}{{end}}"}
	for _, format := range ReportFormats() {
		if !strings.HasPrefix(format, "jsonpath") && !strings.Contains(format, "template") {
			formats = append(formats, format)
		}
	}
	if len(formats) < 14 {
		t.Fatalf("only %d formats: %v", len(formats), formats)
	}
	return formats
}

// TestNothingHidesInAnyFormat compares with an empty report, since a page brings
// a library along, which has characters of its own.
func TestNothingHidesInAnyFormat(t *testing.T) {
	for _, format := range plainFormats(t) {
		t.Run(format, func(t *testing.T) {
			out := reported(t, format, hostileReport(t))
			if format != "name" && !strings.Contains(out, "evil") {
				t.Fatal("the text is not there at all, so that nothing is tested")
			}
			if diff := cmp.Diff(unseen(reported(t, format, emptyReport())), unseen(out)); diff != "" {
				t.Errorf("characters that nobody sees:\n%s", diff)
			}
		})
	}
}

// emptyReport has a finding with hardly any text, since a template wants one.
func emptyReport() *api.AuditReport {
	return &api.AuditReport{Findings: []api.Finding{{Subject: api.Subject{Kind: "Pod", Name: "x"}}}}
}

// unseen are the characters of a text that hide or do harm.
func unseen(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.IsGraphic(r) && !isInvisible(r) {
			return -1
		}
		return r
	}, text)
}

// TestTemplatesPrintOneLine: a line break would let a name pass for another row.
func TestTemplatesPrintOneLine(t *testing.T) {
	for _, format := range []string{"jsonpath={.findings[*].message}", "go-template={{range .findings}}{{.message}}{{end}}"} {
		if out := reported(t, format, hostileReport(t)); strings.ContainsAny(out, "\n\r") {
			t.Errorf("%s: %q", format, out)
		}
	}
}

func TestJSONStillSaysWhatItIsGiven(t *testing.T) {
	report := hostileReport(t)
	got := &api.AuditReport{}
	if err := json.Unmarshal([]byte(reported(t, "json", report)), got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(report, got); diff != "" {
		t.Error(diff)
	}
}

func TestEscapedJSON(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", `{"a": "b"}` + "\n", `{"a": "b"}` + "\n"},
		{"other scripts", `"観測 é"`, `"観測 é"`},
		{"direction", "\"\u202e\"", `"\u202e"`},
		{"beyond 16 bits", "\"\U000e0041\"", `"\udb40\udc41"`},
		{"delete and C1", "\"\x7f\u0085\"", `"\u007f\u0085"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, string(escapedJSON([]byte(tt.in)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
