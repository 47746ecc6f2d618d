package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// mostGaps is how many gaps are listed one by one without being asked for.
const mostGaps = 5

// gapLines says what an audit has not seen: all gaps, or how many there are for
// each reason.
func gapLines(gaps []api.Gap, o Options) []string {
	if len(gaps) == 0 {
		return nil
	}
	lines := wrap(prose(counted(len(gaps), "gap")+", not read or not evaluated, so nothing is known about:"), o.limit())
	if o.Gaps || len(gaps) <= mostGaps {
		return append(lines, everyGap(gaps, o.limit())...)
	}
	lines = append(lines, gapsByReason(gaps, o.limit())...)
	return append(lines, wrap(prose("each of them: --gaps"), o.limit())...)
}

func everyGap(gaps []api.Gap, limit int) []string {
	columns := 0
	for _, g := range gaps {
		columns = max(columns, width(string(g.Reason)))
	}
	var lines []string
	for _, g := range gaps {
		lead := "  " + pad(string(g.Reason), columns) + "  "
		lines = append(lines, hang(lead, width(lead), prose(gapText(g)), limit)...)
	}
	return trimmed(lines)
}

func gapText(g api.Gap) string {
	text := cmp.Or(g.Resource, string(g.Kind))
	if g.Namespace != "" {
		text += " in " + g.Namespace
	}
	switch {
	case g.File != "" && g.File == g.Resource:
		text = fileLine(g.File, g.Line)
	case g.File != "":
		text += " at " + fileLine(g.File, g.Line)
	}
	if g.Count > 1 {
		text += fmt.Sprintf(" (%d times)", g.Count)
	}
	switch {
	case g.File != "" && g.Line == 0 && strings.Contains(g.Message, text):
		return g.Message
	case g.Message != "":
		text += ": " + g.Message
	}
	return text
}

// fileLine is a place that editors and people find.
func fileLine(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// gapsByReason counts gaps, the most frequent reason first, and names what each
// is about.
func gapsByReason(gaps []api.Gap, limit int) []string {
	groups := map[api.GapReason][]api.Gap{}
	columns := 0
	for _, g := range gaps {
		groups[g.Reason] = append(groups[g.Reason], g)
		columns = max(columns, width(string(g.Reason)))
	}
	var lines []string
	for _, reason := range byFrequency(groups) {
		lead := "  " + pad(string(reason), columns) + "  "
		text := fmt.Sprintf("%d: %s", len(groups[reason]), strings.Join(about(groups[reason]), ", "))
		lines = append(lines, hang(lead, width(lead), prose(text), limit)...)
	}
	return trimmed(lines)
}

func byFrequency(groups map[api.GapReason][]api.Gap) []api.GapReason {
	var reasons []api.GapReason
	for reason := range groups {
		reasons = append(reasons, reason)
	}
	slices.SortFunc(reasons, func(a, b api.GapReason) int {
		return cmp.Or(cmp.Compare(len(groups[b]), len(groups[a])), cmp.Compare(a, b))
	})
	return reasons
}

// about names the first few things that gaps concern.
func about(gaps []api.Gap) []string {
	var names []string
	for _, g := range gaps {
		names = append(names, cmp.Or(g.Resource, g.File, string(g.Kind)))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) > mostGaps {
		rest := len(names) - mostGaps
		names = append(names[:mostGaps], fmt.Sprintf("%d more", rest))
	}
	return names
}
