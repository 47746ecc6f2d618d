package render

import (
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestColorEnabled(t *testing.T) {
	tests := []struct {
		name, mode string
		tty        bool
		env        map[string]string
		want       bool
	}{
		{"terminal", "auto", true, nil, true},
		{"default mode", "", true, nil, true},
		{"pipe", "auto", false, nil, false},
		{"NO_COLOR", "auto", true, map[string]string{"NO_COLOR": "1"}, false},
		{"dumb", "auto", true, map[string]string{"TERM": "dumb"}, false},
		{"always beats all", "always", false, map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"never", "never", true, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := func(name string) string { return tt.env[name] }
			if got := ColorEnabled(tt.mode, tt.tty, env); got != tt.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

func TestPaint(t *testing.T) {
	tests := []struct {
		severity   api.Severity
		line, want string
	}{
		{api.Critical, "12  critical  a/critical", "12  \x1b[1;31mcritical\x1b[0m  a/critical"},
		{api.High, "high  x", "\x1b[31mhigh\x1b[0m  x"},
		{api.Medium, "medium  x", "\x1b[33mmedium\x1b[0m  x"},
		{api.Low, "low  x", "\x1b[36mlow\x1b[0m  x"},
		{"", "x", "x"},
	}
	for _, tt := range tests {
		t.Run(string(tt.severity), func(t *testing.T) {
			if got := paint(tt.line, tt.severity); got != tt.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// Color must not move anything.
func TestColorChangesNothingElse(t *testing.T) {
	report := sampleReport(t)
	for _, format := range []string{"table", "wide"} {
		for _, columns := range []int{0, 60, 80, 200, 250} {
			o := Options{TTY: columns > 0, Width: columns}
			plain := printed(t, format, o, report)
			o.Color = true
			colored := printed(t, format, o, report)
			if n := strings.Count(colored, "\x1b[0m"); n != len(report.Findings) {
				t.Errorf("%s at %d: %d colored words", format, columns, n)
			}
			for _, code := range []string{"\x1b[1;31m", "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[0m"} {
				colored = strings.ReplaceAll(colored, code, "")
			}
			if colored != plain {
				t.Errorf("%s at %d differs without its colors", format, columns)
			}
		}
	}
}
