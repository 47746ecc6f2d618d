package policy

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func severities() []string {
	var all []string
	for _, s := range api.Severities() {
		all = append(all, string(s))
	}
	return all
}

// fail adds a problem at the line of a key.
func (r *reader) fail(key, format string, arguments ...any) {
	r.problems = append(r.problems, Problem{
		File: r.module.name(), Line: r.line(key),
		Message: "METADATA " + key + ": " + fmt.Sprintf(format, arguments...),
	})
}

// line is where a key is written, or where the METADATA starts.
func (r *reader) line(key string) int {
	key = key[strings.LastIndex(key, ".")+1:]
	start, end := r.annotations.Location.Row, r.module.parsed.Package.Location.Row
	lines := strings.Split(string(r.module.text), "\n")
	for i := start; i < end && i < len(lines); i++ {
		if strings.HasPrefix(strings.TrimLeft(lines[i], "# -"), key+":") {
			return i + 1
		}
	}
	return start
}

func (r *reader) checkKeys() {
	known := []string{
		"attack", "category", "combines", "default", "examples", "expected", "frameworks", "grants", "id", "needed", "remediation", "severity", "subject",
	}
	for _, key := range slices.Sorted(maps.Keys(r.annotations.Custom)) {
		if !slices.Contains(known, key) {
			r.fail("custom."+key, "unknown key: use %s", strings.Join(known, ", "))
		}
	}
}

func (r *reader) required(key, value string) string {
	value = strings.TrimSpace(value)
	if value == "" {
		r.fail(key, "is required")
	}
	return value
}

// text is a key below custom, or "" if it is absent.
func (r *reader) text(key string) string {
	value, ok := r.annotations.Custom[key]
	if !ok {
		return ""
	}
	text, ok := value.(string)
	if !ok {
		r.fail("custom."+key, "must be text, is %v", value)
	}
	return strings.TrimSpace(text)
}

func (r *reader) matching(key, pattern, meaning string) string {
	value := r.required("custom."+key, r.text(key))
	if value != "" && !regexp.MustCompile(pattern).MatchString(value) {
		r.fail("custom."+key, "%q must be %s", value, meaning)
	}
	return value
}

func (r *reader) oneOf(key string, allowed []string) string {
	value := r.required("custom."+key, r.text(key))
	if value != "" && !slices.Contains(allowed, value) {
		r.fail("custom."+key, "%q is not one of %s", value, strings.Join(allowed, ", "))
	}
	return value
}
