package v1alpha1

import (
	"fmt"
	"slices"
	"strings"
)

// Severity is how bad a finding is.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Severities lists all severities, worst first.
func Severities() []Severity { return []Severity{Critical, High, Medium, Low} }

// ParseSeverity reads a severity as a user types it.
func ParseSeverity(s string) (Severity, error) {
	severity := Severity(strings.ToLower(strings.TrimSpace(s)))
	if severity.Level() == 0 {
		return "", fmt.Errorf("unknown severity %q: use critical, high, medium or low", s)
	}
	return severity, nil
}

// Level is 4 for critical down to 1 for low, and 0 for no severity.
func (s Severity) Level() int {
	i := slices.Index(Severities(), s)
	if i < 0 {
		return 0
	}
	return len(Severities()) - i
}

// AtLeast tells whether s is as bad as other, or worse.
func (s Severity) AtLeast(other Severity) bool { return s.Level() >= other.Level() }

// Below is the next milder severity; low stays low.
func (s Severity) Below() Severity {
	for _, milder := range Severities() {
		if milder.Level() < s.Level() {
			return milder
		}
	}
	return Low
}
