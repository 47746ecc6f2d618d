package waiver

import (
	"path"
	"slices"
	"strings"
	"time"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Apply marks the findings of a report that a waiver accepts on the day of
// now, in UTC, and lists the waivers with what became of them. If several
// waivers match a finding, the first one that is not over accepts it.
func Apply(report *api.AuditReport, waivers []api.Waiver, now time.Time) {
	waivers = slices.Clone(waivers)
	today := now.UTC().Format(time.DateOnly)
	for i := range waivers {
		apply(&waivers[i], report.Findings, today)
	}
	report.Waivers = waivers
}

func apply(w *api.Waiver, findings []api.Finding, today string) {
	expired := w.Expires < today
	for i := range findings {
		f := &findings[i]
		if !matches(*w, *f) {
			continue
		}
		w.Findings++
		if !expired && f.Waived == nil {
			f.Waived = &api.Waived{Reason: w.Reason, Owner: w.Owner, Expires: w.Expires}
		}
	}
	switch {
	case expired:
		w.State = api.WaiverExpired
	case w.Findings == 0:
		w.State = api.WaiverUnused
	default:
		w.State = api.WaiverActive
	}
}

func matches(w api.Waiver, f api.Finding) bool {
	return glob(w.Policy, f.Policy) && glob(w.Subject.Kind, f.Subject.Kind) &&
		glob(w.Subject.Namespace, f.Subject.Namespace) && glob(w.Subject.Name, f.Subject.Name)
}

// glob never fails, because Parse has checked the patterns. In names, unlike in
// paths, a * also stands for slashes.
func glob(pattern, text string) bool {
	matched, err := path.Match(strings.ReplaceAll(pattern, "/", "|"), strings.ReplaceAll(text, "/", "|"))
	return err == nil && matched
}
