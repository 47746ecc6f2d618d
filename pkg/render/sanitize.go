package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// sanitized is a copy of a document in which no string can move the cursor,
// change a terminal's state, reorder what a person reads, or hide: control,
// format and invisible characters are written as escapes such as \x1b.
func sanitized[T runtime.Object](document T) T {
	return cleaned(document, cleaner{text: visible, prose: visible})
}

// cleaned is a copy of a document with all strings cleaned.
func cleaned[T runtime.Object](document T, c cleaner) T {
	copied, ok := document.DeepCopyObject().(T)
	if !ok {
		return document
	}
	c.clean(reflect.ValueOf(copied))
	return copied
}

// cleaner says what becomes of a string.
type cleaner struct {
	text func(string) string
	// prose is for the texts of policies, which have paragraphs.
	prose func(string) string
}

func (c cleaner) clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			c.clean(v.Elem())
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[api.Policy]() {
			c.text = c.prose
		}
		for i := range v.NumField() {
			c.clean(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.clean(v.Index(i))
		}
	case reflect.Map:
		c.cleanMap(v)
	case reflect.String:
		if v.CanSet() {
			v.SetString(c.text(v.String()))
		}
	}
}

// cleanMap replaces every entry, since neither keys nor values of a map can be
// changed in place.
func (c cleaner) cleanMap(m reflect.Value) {
	for _, key := range m.MapKeys() {
		value := m.MapIndex(key)
		m.SetMapIndex(key, reflect.Value{})
		m.SetMapIndex(c.cleanCopy(key), c.cleanCopy(value))
	}
}

func (c cleaner) cleanCopy(v reflect.Value) reflect.Value {
	copied := reflect.New(v.Type()).Elem()
	copied.Set(v)
	c.clean(copied)
	return copied
}

// visible is s with each character escaped that a terminal would not show as
// itself. Blanks around s and doubled ones go: tables use them as separators.
func visible(s string) string {
	return strings.Join(strings.FieldsFunc(escaped(s), isBlank), " ")
}

// escaped is visible with all blanks where they were.
func escaped(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		b.WriteString(visibleRune(r, s[:size]))
		s = s[size:]
	}
	return b.String()
}

// escapedLines is escaped with all lines where they were.
func escapedLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = escaped(line)
	}
	return strings.Join(lines, "\n")
}

func visibleRune(r rune, raw string) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case unicode.IsGraphic(r) && !isInvisible(r):
		return raw
	case r <= 0xff:
		return fmt.Sprintf(`\x%02x`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04x`, r)
	default:
		return fmt.Sprintf(`\U%08x`, r)
	}
}

// isInvisible tells the letters, marks and symbols of Unicode that show nothing
// (a subset of Default_Ignorable_Code_Point, and the empty Braille pattern).
func isInvisible(r rune) bool {
	invisible := []rune{0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0}
	return slices.Contains(invisible, r)
}

func isBlank(r rune) bool { return r == ' ' }
