package render

import (
	"reflect"
	"strings"
	"testing"
	"testing/quick"
	"unicode"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestVisible(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "kube-system/ds/x", "kube-system/ds/x"},
		{"color", "\x1b[31mred", `\x1b[31mred`},
		{"window title", "\x1b]0;owned\x07", `\x1b]0;owned\x07`},
		{"C1 control sequence", "\u009b2J", `\x9b2J`},
		{"newline and tab", "a\r\n\tb", `a\x0d\n\tb`},
		{"delete", "a\x7f", `a\x7f`},
		{"bidirectional override", "\u202egnp.exe", `\u202egnp.exe`},
		{"bidirectional isolate", "\u2066x\u2069", `\u2066x\u2069`},
		{"zero width", "a\u200bb\ufeff", `a\u200bb\ufeff`},
		{"line separator", "a\u2028b", `a\u2028b`},
		{"tag characters", "a\U000e0041", `a\U000e0041`},
		{"invisible letter", "a\u3164", `a\u3164`},
		{"broken UTF-8", "a\xff\xfeb", `a\xff\xfeb`},
		{"replacement character", "a\ufffdb", "a\ufffdb"},
		{"other scripts", "観測 прокси cafe\u0301", "観測 прокси cafe\u0301"},
		{"blanks", "  a   b ", "a b"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := visible(tt.in); got != tt.want {
				t.Errorf("visible(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestVisibleShowsOnlyGraphicCharacters(t *testing.T) {
	safe := func(s string) bool {
		return !strings.ContainsFunc(visible(s), func(r rune) bool { return !unicode.IsGraphic(r) || isInvisible(r) })
	}
	if err := quick.Check(safe, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
	bytewise := func(b []byte) bool { return safe(string(b)) }
	if err := quick.Check(bytewise, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}

func TestSanitizedReachesEveryString(t *testing.T) {
	report := &api.AuditReport{}
	fill(reflect.ValueOf(report).Elem())
	clean := sanitized(report)
	if found := countEscapes(reflect.ValueOf(clean)); found != 0 {
		t.Errorf("%d strings still hold an escape character", found)
	}
	if report.Findings[0].Message != "\x1b" {
		t.Error("the caller's report was changed")
	}
}

// fill puts an escape character into every string that a type can hold.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("\x1b")
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		if v.Type().Elem().Kind() != reflect.Struct || v.Type().Elem().PkgPath() == "time" {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	}
}

func countEscapes(v reflect.Value) int {
	found := 0
	switch v.Kind() {
	case reflect.String:
		found = strings.Count(v.String(), "\x1b")
	case reflect.Pointer:
		if !v.IsNil() {
			found = countEscapes(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				found += countEscapes(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			found += countEscapes(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			found += countEscapes(key) + countEscapes(v.MapIndex(key))
		}
	}
	return found
}

func TestNothingHostileReachesTheTerminal(t *testing.T) {
	report := sampleReport(t)
	for _, format := range []string{"table", "wide", "name"} {
		for _, o := range []Options{{}, {TTY: true, Width: 80}, {TTY: true, Width: 200, Gaps: true}} {
			out := strings.ReplaceAll(printed(t, format, o, report), "\n", "")
			bad := strings.Map(func(r rune) rune {
				if unicode.IsGraphic(r) && !isInvisible(r) {
					return -1
				}
				return r
			}, out)
			if diff := cmp.Diff("", bad); diff != "" {
				t.Errorf("%s with %+v prints %q", format, o, bad)
			}
		}
	}
}
