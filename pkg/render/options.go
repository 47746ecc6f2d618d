package render

import (
	"io"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Options say where and how a document is shown.
type Options struct {
	// TTY is true if the output is a terminal: then text is wrapped to its
	// width. Otherwise every row is one line, for grep, awk and cut.
	TTY bool
	// Width is the terminal's, in columns; 0 means 80.
	Width int
	// Color paints the severity; see ColorEnabled.
	Color bool
	// NoHeaders leaves nothing but the rows of a table. The summary and the
	// gaps then go to Notes.
	NoHeaders bool
	// Gaps shows every gap; otherwise more than five are grouped by reason.
	Gaps bool
	// Waived shows accepted findings in tables too.
	Waived bool
	// Notes takes what a reader must know and the format has no place for,
	// usually standard error. If nil, tables show it below their rows, and
	// -o name does not show it.
	Notes io.Writer
	// Again are the flags by which a proposed command reads the same again, such
	// as " --demo".
	Again string
	// Next are the commands that the last line of a report proposes; nil means
	// those that are there for every report.
	Next func(*api.AuditReport) []string
}

// limit is the number of columns that a line may take, 0 for no limit.
func (o Options) limit() int {
	switch {
	case !o.TTY:
		return 0
	case o.Width <= 0:
		return 80
	default:
		return o.Width
	}
}
