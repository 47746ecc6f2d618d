package render

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// mostFixes is how many fixes a report shows; `kubectl sysaudit paths` shows
// all.
const mostFixes = 5

// fixLines say what to change first, and what all changes do together.
func fixLines(fixes []api.Fix, cut *api.Cut, most int, o Options) []string {
	if len(fixes) == 0 {
		return nil
	}
	lines := []string{"Fix first"}
	for _, f := range fixes[:min(most, len(fixes))] {
		lead := fmt.Sprintf("  %s  ", pad(strconv.Itoa(f.Order), len(strconv.Itoa(len(fixes)))))
		lines = append(lines, trimmed(hang(lead, width(lead), prose(fixText(f)), o.limit()))...)
	}
	return append(lines, wrapped(cutText(fixes, cut, most, o.Again), o)...)
}

func wrapped(text string, o Options) []string {
	if text == "" {
		return nil
	}
	return hang("  ", len("  "), prose(text), o.limit())
}

// fixText is a fix with its object, what it cuts, and whose it is.
func fixText(f api.Fix) string {
	text := f.Text
	if !strings.Contains(text, objectPath(f.Change)) {
		text = objectName(f.Change) + ": " + text
	}
	return fmt.Sprintf("%s (%s; %s)", text, cuts(f), fixOwner(f.Owner))
}

func objectPath(c api.Change) string {
	if c.Namespace == "" {
		return c.Kind + "/" + c.Name
	}
	return c.Kind + "/" + c.Namespace + "/" + c.Name
}

func cuts(f api.Fix) string {
	if f.Cuts == 0 {
		return "needed together with others"
	}
	return fmt.Sprintf("cuts %d of %d paths to %s", f.Cuts, f.Of, goalOfCut(f.Goal))
}

// goalOfCut is the goal of a cut. Reports that do not say know only one.
func goalOfCut(name string) string { return cmp.Or(name, api.GoalClusterAdmin) }

func fixOwner(owner string) string {
	if owner == "you" {
		return "yours"
	}
	return owner
}

// cutText says what is left, and how good the fixes are.
func cutText(fixes []api.Fix, cut *api.Cut, most int, again string) string {
	var parts []string
	if rest := len(fixes) - most; rest > 0 {
		parts = append(parts, fmt.Sprintf("And %d more: kubectl sysaudit paths%s.", rest, again))
	}
	if cut != nil {
		parts = append(parts, remainder(cut))
	}
	return strings.Join(parts, " ")
}

func remainder(cut *api.Cut) string {
	text := "After all of them no start reaches " + goalOfCut(cut.Goal)
	switch {
	case cut.Remaining > 0:
		text = fmt.Sprintf("After all of them %s still %s %s", counted(cut.Remaining, "start"), strings.TrimSpace(reachVerb(cut.Remaining)), goalOfCut(cut.Goal))
	case cut.Inherent > 0:
		text += fmt.Sprintf(", but for %d that no change keeps from it, such as the control plane itself", cut.Inherent)
	}
	switch {
	case cut.Verified && cut.Smallest:
		return text + "; the audit was run again with them, and no cheaper set does it."
	case cut.Verified:
		return text + "; the audit was run again with them."
	}
	return text + "."
}
