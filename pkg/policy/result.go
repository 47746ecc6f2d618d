package policy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Bounds on what one policy may say of one document.
const (
	maxResults = 10000
	maxText    = 4096
)

// result is one member of a policy's findings, checked.
type result struct {
	message    string
	container  string
	severity   api.Severity
	evidence   []api.Evidence
	capability *api.Capability
}

// decode checks what a policy returned. One wrong result makes all of them an
// error: a policy that contradicts its contract is not to be believed.
func decode(values []any, p Policy, containers []string) ([]result, error) {
	if len(values) > maxResults {
		return nil, fmt.Errorf("%d findings on one subject, more than %d", len(values), maxResults)
	}
	results := make([]result, 0, len(values))
	for _, value := range values {
		d := decoder{policy: p, containers: containers}
		r := d.result(value)
		if len(d.problems) > 0 {
			return nil, fmt.Errorf("returned a finding that is not valid: %w", errors.Join(d.problems...))
		}
		results = append(results, r)
	}
	return results, nil
}

// decoder takes one result apart and collects what is wrong with it.
type decoder struct {
	policy     Policy
	containers []string
	problems   []error
}

func (d *decoder) fail(format string, arguments ...any) {
	d.problems = append(d.problems, fmt.Errorf(format, arguments...))
}

func (d *decoder) result(value any) result {
	fields := d.object("finding", value,
		"capability", "container", "evidence", "latent", "message", "mild", "severity")
	latent, mild := d.texts(fields, "latent"), d.texts(fields, "mild")
	r := result{
		message:   d.text(fields, "message"),
		container: d.container(fields),
		severity:  d.severity(fields),
		evidence:  d.evidence(fields["evidence"]),
	}
	if r.message == "" {
		d.fail("message is empty")
	}
	r.soften(latent, "latent: ")
	r.soften(mild, "")
	r.capability = d.capability(fields, len(latent) > 0)
	return r
}

// soften makes a result one step milder, and its message says why.
func (r *result) soften(reasons []string, prefix string) {
	if len(reasons) == 0 {
		return
	}
	slices.Sort(reasons)
	r.message += " (" + prefix + strings.Join(slices.Compact(reasons), ", ") + ")"
	r.severity = r.severity.Below()
}

// object checks that a value is an object with known keys only.
func (d *decoder) object(what string, value any, known ...string) map[string]any {
	fields, ok := value.(map[string]any)
	if !ok {
		d.fail("%s is not an object", what)
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(known, key) {
			d.fail("%s has unknown key %q: use %s", what, key, strings.Join(known, ", "))
		}
	}
	return fields
}

func (d *decoder) text(fields map[string]any, key string) string {
	value, ok := fields[key]
	if !ok {
		return ""
	}
	text, ok := value.(string)
	if !ok {
		d.fail("%s is not text", key)
	}
	if len(text) > maxText {
		d.fail("%s is longer than %d bytes", key, maxText)
	}
	return strings.TrimSpace(text)
}

func (d *decoder) texts(fields map[string]any, key string) []string {
	value, ok := fields[key]
	if !ok {
		return nil
	}
	items, ok := value.([]any)
	if !ok {
		d.fail("%s is not a list of texts", key)
	}
	var all []string
	for _, item := range items {
		all = append(all, d.text(map[string]any{key: item}, key))
	}
	return all
}

func (d *decoder) container(fields map[string]any) string {
	name := d.text(fields, "container")
	if name != "" && !slices.Contains(d.containers, name) {
		d.fail("container %q does not exist", name)
	}
	return name
}

// severity is the policy's own unless the result has a milder one.
func (d *decoder) severity(fields map[string]any) api.Severity {
	if _, ok := fields["severity"]; !ok {
		return d.policy.Severity
	}
	severity := api.Severity(d.text(fields, "severity"))
	switch {
	case severity.Level() == 0:
		d.fail("severity %q is not one of %s", severity, strings.Join(severities(), ", "))
	case severity.Level() > d.policy.Severity.Level():
		d.fail("severity %s is worse than %s, which the policy declares", severity, d.policy.Severity)
	}
	return severity
}

// capability is what the policy grants, within the bounds that the result
// sets. A latent finding grants nothing.
func (d *decoder) capability(fields map[string]any, latent bool) *api.Capability {
	value, given := fields["capability"]
	if given && d.policy.Grants == "" {
		d.fail("capability is given, but the policy grants none")
	}
	if d.policy.Grants == "" || latent || given && value == nil {
		return nil
	}
	capability := &api.Capability{Kind: d.policy.Grants}
	if given {
		bounds := d.object("capability", value, "namespace", "names")
		capability.Namespace = d.text(bounds, "namespace")
		capability.Names = d.texts(bounds, "names")
		slices.Sort(capability.Names)
	}
	return capability
}
