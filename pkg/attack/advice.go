package attack

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// advice is what to do, in an object if it says which: a text, or the verbs to
// take from a rule.
type advice struct {
	object   string
	text     string
	rule     int
	resource string
	verbs    []string
}

// sentences joins what is to be done in one object.
func sentences(said []advice) string {
	var texts, objects []string
	for _, a := range said {
		switch {
		case a.object == "" && !slices.Contains(texts, a.text):
			texts = append(texts, a.text)
		case a.object != "" && !slices.Contains(objects, a.object):
			objects = append(objects, a.object)
		}
	}
	for _, object := range objects {
		parts := changes(slices.DeleteFunc(slices.Clone(said), func(a advice) bool { return a.object != object }))
		texts = append(texts, "In "+object+" "+strings.Join(parts, ", and ")+".")
	}
	return strings.Join(texts, " ")
}

// changes are those of one object: what stands in one rule is said at once, and
// of each resource once.
func changes(said []advice) []string {
	var texts []string
	rules := map[int][]advice{}
	for _, a := range said {
		if a.text == "" {
			rules[a.rule] = append(rules[a.rule], a)
		} else if !slices.Contains(texts, a.text) {
			texts = append(texts, a.text)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(rules)) {
		texts = append(texts, fmt.Sprintf("take %s from rule %d", strings.Join(taken(rules[n]), ", "), n))
	}
	return texts
}

// taken lists resources, each with its verbs.
func taken(said []advice) []string {
	verbs := map[string][]string{}
	for _, a := range said {
		verbs[a.resource] = distinct(append(verbs[a.resource], a.verbs...))
	}
	var texts []string
	for _, resource := range slices.Sorted(maps.Keys(verbs)) {
		texts = append(texts, fmt.Sprintf("%s [%s]", resource, strings.Join(verbs[resource], ", ")))
	}
	return texts
}
