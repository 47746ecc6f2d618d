package render

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// width is the number of terminal columns that s takes. Characters whose width
// depends on the terminal's locale count as narrow, so that the same report
// looks the same everywhere.
func width(s string) int { return displaywidth.String(s) }

// longestWord is the width of the widest word in s, which no wrapping can make
// narrower.
func longestWord(s string) int {
	longest := 0
	for _, word := range strings.Fields(s) {
		longest = max(longest, width(word))
	}
	return longest
}

// words are pieces of text that stay in one piece when lines are broken.
type words []string

// prose may be broken at every blank.
func prose(s string) words { return strings.Fields(s) }

// list may be broken between its items; very long ones also at blanks.
func list(items []string, limit int) words {
	var pieces words
	for i, item := range items {
		if i > 0 {
			pieces[len(pieces)-1] += " ·"
		}
		if limit > 0 && width(item) > limit/2 {
			pieces = append(pieces, prose(item)...)
		} else {
			pieces = append(pieces, item)
		}
	}
	return pieces
}

// wrap breaks text into lines of at most limit columns; a limit of 0 means
// none. A wider word has a line of its own and is never broken.
func wrap(text words, limit int) []string { return hang("", 0, text, limit) }

// hang puts text behind a prefix and wraps it; the following lines are indented.
// A word that would not fit behind the indent starts further left, rather than
// leave the screen.
func hang(prefix string, indent int, text words, limit int) []string {
	lines := []string{prefix}
	for _, word := range text {
		last := lines[len(lines)-1]
		switch {
		case limit <= 0 || width(last)+blank(last)+width(word) <= limit:
			lines[len(lines)-1] = last + strings.Repeat(" ", blank(last)) + word
		case strings.TrimSpace(last) == "":
			lines[len(lines)-1] = outdented(word, indent, limit)
		default:
			lines = append(lines, outdented(word, indent, limit))
		}
	}
	return lines
}

// blank is the number of blanks before the next word of a line.
func blank(line string) int {
	if line == "" || strings.HasSuffix(line, " ") {
		return 0
	}
	return 1
}

func outdented(word string, indent, limit int) string {
	return strings.Repeat(" ", max(0, min(indent, limit-width(word)))) + word
}

// pad fills s with blanks up to a number of columns.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-width(s)))
}

// counted is "1 node", "2 nodes".
func counted(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(what, "y"))
	default:
		return fmt.Sprintf("%d %ss", n, what)
	}
}

// orNone is kubectl's word for an empty cell.
func orNone(s string) string {
	if s == "" {
		return "<none>"
	}
	return s
}
