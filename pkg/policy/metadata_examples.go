package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// examples reads the two manifests that show a policy at work. Whether it does
// find something in one of them only, nobody knows before an audit of both.
func (r *reader) examples() *api.Examples {
	value, ok := r.annotations.Custom["examples"]
	if !ok {
		return nil
	}
	given, ok := value.(map[string]any)
	if !ok {
		r.fail("custom.examples", "must map bad and good to manifests")
		return nil
	}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if key != "bad" && key != "good" {
			r.fail("custom.examples."+key, "unknown key: use bad, good")
		}
	}
	return &api.Examples{Bad: r.example(given, "bad"), Good: r.example(given, "good")}
}

func (r *reader) example(given map[string]any, key string) string {
	value, ok := given[key]
	if !ok {
		r.fail("custom.examples."+key, "is required beside the other example")
		return ""
	}
	text, ok := value.(string)
	if !ok || strings.TrimSpace(text) == "" {
		r.fail("custom.examples."+key, "must be a manifest as text, is %s: begin it with |", kindOf(value))
		return ""
	}
	return strings.TrimRight(text, " \n") + "\n"
}

// kindOf names what was written in the place of a text.
func kindOf(value any) string {
	switch value.(type) {
	case map[string]any:
		return "a map"
	case []any:
		return "a list"
	case string, nil:
		return "empty"
	}
	return fmt.Sprint(value)
}
