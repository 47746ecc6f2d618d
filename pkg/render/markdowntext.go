package render

import "strings"

// markdownText is text that Markdown, HTML and GitHub's own syntax show as it
// is: no markup, no cells, no links, and nobody is mentioned.
func markdownText(text string) string {
	// A comment ends what would become a link or a mention, and shows nothing.
	const ender = "<!-- -->"
	escape := strings.NewReplacer(
		"&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ",
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "|", `\|`, "$", `\$`, "[", `\[`, "]", `\]`,
		"@", "@"+ender, "#", "#"+ender, "://", ":"+ender+"//", "www.", "www"+ender+".", "WWW.", "WWW"+ender+".",
		"GH-", "GH"+ender+"-", "gh-", "gh"+ender+"-",
	).Replace(text)
	return escapedStart(escape)
}

// escapedStart keeps the first character from making a list, a quote or a
// heading of the line.
func escapedStart(line string) string {
	if line != "" && strings.ContainsRune("-+=:", rune(line[0])) {
		return `\` + line
	}
	digits := strings.TrimLeft(line, "0123456789")
	if digits != line && strings.HasPrefix(digits, ".") {
		return line[:len(line)-len(digits)] + `\` + digits
	}
	return line
}

// markdownCode is text in the font of code. A name that holds a backtick stays
// in the other font, where it can be escaped.
func markdownCode(text string) string {
	if text == "" || strings.ContainsAny(text, "`|\n") {
		return markdownText(text)
	}
	return "`" + text + "`"
}

// markdownParagraphs keeps the paragraphs and lists of a text.
func markdownParagraphs(text string) string {
	var b strings.Builder
	inList := false
	for line := range strings.Lines(text) {
		item, isItem := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if item == "" {
			continue
		}
		if b.Len() > 0 && (!isItem || !inList) {
			b.WriteString("\n")
		}
		if inList = isItem; isItem {
			b.WriteString("- ")
		}
		b.WriteString(markdownText(item) + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
