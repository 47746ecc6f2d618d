package policy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Problem is why a policy could not be loaded. That policy is left out; all
// others work.
type Problem struct {
	// File is the policy's file, as the user would name it, or the directory.
	File string
	// Line is 0 if the problem belongs to the whole file.
	Line    int
	Message string
}

// Error is "file:line: message".
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// Gap is the problem as a report shows it.
func (p Problem) Gap() api.Gap {
	return api.Gap{
		Kind:     api.GapPolicy,
		Resource: p.File,
		Reason:   api.ReasonInvalid,
		Message:  p.Message,
		File:     p.File,
		Line:     p.Line,
	}
}

func sortProblems(problems []Problem) []Problem {
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(problems)
}

func joinProblems(problems []Problem) error {
	var all []error
	for _, p := range sortProblems(problems) {
		all = append(all, p)
	}
	return errors.Join(all...)
}
