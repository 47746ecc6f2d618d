package cli

import (
	"errors"
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// threshold says which findings fail an audit: none without a severity.
type threshold struct {
	severity api.Severity
	// onlyNew leaves out findings that the baseline has too.
	onlyNew bool
}

// parseThreshold reads the value of --fail-on, such as high or new:high.
func parseThreshold(text string) (threshold, error) {
	name, onlyNew := strings.CutPrefix(text, "new:")
	s, err := severity("--fail-on", name)
	if err == nil && onlyNew && s == "" {
		err = errors.New("--fail-on new: needs a severity, such as new:high")
	}
	return threshold{s, onlyNew}, err
}

func (t threshold) exceededBy(f api.Finding) bool {
	return f.Waived == nil && f.Severity.AtLeast(t.severity) && (!t.onlyNew || f.Status == api.StatusNew)
}

// verdict decides about the exit code. Findings do not fail an audit unless
// the user asked for it, and what was not audited does not pass then.
func (t threshold) verdict(findings []api.Finding, gaps int) error {
	if t.severity == "" {
		return nil
	}
	bad, noun := 0, "finding"
	if t.onlyNew {
		noun = "new finding"
	}
	for _, f := range findings {
		if t.exceededBy(f) {
			bad++
		}
	}
	switch {
	case bad > 0:
		return &ExitError{exitFindings, fmt.Errorf("%s at or above %s (--fail-on)", counted(bad, noun), t.severity)}
	case gaps > 0:
		return &ExitError{exitGaps, fmt.Errorf(
			"no %s at or above %s, but %s: what was not audited may hold some (--fail-on)", noun, t.severity, counted(gaps, "gap"))}
	}
	return nil
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
