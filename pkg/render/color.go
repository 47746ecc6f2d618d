package render

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// ColorEnabled decides whether an output is colored. The mode is that of
// --color: always, never, or anything else for auto, which wants a terminal
// that is not dumb and no NO_COLOR (https://no-color.org).
func ColorEnabled(mode string, tty bool, env func(string) string) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	default:
		return tty && env("NO_COLOR") == "" && env("TERM") != "dumb"
	}
}

// paint colors the first occurrence of the severity in a line that is already
// laid out, so that no width is measured with escape sequences in it.
func paint(line string, severity api.Severity) string {
	code := sgr(severity)
	if code == "" {
		return line
	}
	word := string(severity)
	return strings.Replace(line, word, "\x1b["+code+"m"+word+"\x1b[0m", 1)
}

// sgr is the Select Graphic Rendition parameter of a severity, from the eight
// colors that every terminal has.
func sgr(severity api.Severity) string {
	switch severity {
	case api.Critical:
		return "1;31"
	case api.High:
		return "31"
	case api.Medium:
		return "33"
	case api.Low:
		return "36"
	default:
		return ""
	}
}
