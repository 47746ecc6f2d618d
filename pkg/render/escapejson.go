package render

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// escapedJSON is the same JSON document with each character escaped that could
// do harm to a terminal or deceive a reader. They can be in strings only, so the
// document still says the same.
func escapedJSON(text []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == '\n' || unicode.IsGraphic(r) && !isInvisible(r) {
			out.Write(text[:size])
		} else {
			out.WriteString(jsonEscape(r))
		}
		text = text[size:]
	}
	return out.Bytes()
}

func jsonEscape(r rune) string {
	if r <= 0xffff {
		return fmt.Sprintf(`\u%04x`, r)
	}
	high, low := utf16.EncodeRune(r)
	return fmt.Sprintf(`\u%04x\u%04x`, high, low)
}
