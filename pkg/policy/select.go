package policy

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Selection says which policies to evaluate. Patterns are ids, or globs such
// as "host-*"; an empty list selects all. Optional policies are selected only
// by patterns in IDs or Categories, or by Optional.
type Selection struct {
	IDs        []string
	Skip       []string
	Categories []string
	// Optional selects optional policies like all others.
	Optional bool
}

// Select is a library with only the selected policies. A pattern that selects
// nothing is an error that names the most similar one.
func (l *Library) Select(s Selection) (*Library, error) {
	ids, categories := l.names()
	for _, check := range []struct {
		what            string
		patterns, names []string
	}{
		{"policy", s.IDs, ids}, {"policy", s.Skip, ids}, {"category", s.Categories, categories},
	} {
		for _, pattern := range check.patterns {
			if err := known(check.what, pattern, check.names); err != nil {
				return nil, err
			}
		}
	}
	selected := *l
	selected.rules = slices.DeleteFunc(slices.Clone(l.rules), func(r rule) bool { return !s.matches(r.Policy) })
	return &selected, nil
}

func (l *Library) names() (ids, categories []string) {
	for _, p := range l.Policies() {
		ids = append(ids, p.ID)
		categories = append(categories, p.Category)
	}
	slices.Sort(categories)
	return ids, slices.Compact(categories)
}

func (s Selection) matches(p Policy) bool {
	return (len(s.IDs) == 0 || anyMatch(s.IDs, p.ID)) &&
		(len(s.Categories) == 0 || anyMatch(s.Categories, p.Category)) &&
		!anyMatch(s.Skip, p.ID) &&
		(!p.Optional || s.Optional || len(s.IDs)+len(s.Categories) > 0)
}

func anyMatch(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		matched, err := path.Match(pattern, name)
		return err == nil && matched
	})
}

func known(what, pattern string, names []string) error {
	if _, err := path.Match(pattern, ""); err != nil {
		return fmt.Errorf("read pattern %q: %w", pattern, err)
	}
	if slices.ContainsFunc(names, func(name string) bool { return anyMatch([]string{pattern}, name) }) {
		return nil
	}
	if strings.ContainsAny(pattern, "*?[") {
		return fmt.Errorf("no %s matches %q", what, pattern)
	}
	return fmt.Errorf("unknown %s %q: did you mean %q?", what, pattern, Nearest(pattern, names))
}

// Policy is the policy with an id. The error names the most similar one.
func (l *Library) Policy(id string) (Policy, error) {
	i := slices.IndexFunc(l.rules, func(r rule) bool { return r.ID == id })
	if i < 0 {
		ids, _ := l.names()
		return Policy{}, fmt.Errorf("unknown policy %q: did you mean %q?", id, Nearest(id, ids))
	}
	return l.rules[i].Policy, nil
}

// Nearest is the name with the fewest edits to what was typed, among those that
// contain it if there are any; "" if there are no names.
func Nearest(typed string, names []string) string {
	lacking := func(name string) bool { return !strings.Contains(name, typed) }
	if containing := slices.DeleteFunc(slices.Clone(names), lacking); len(containing) > 0 {
		names = containing
	}
	best, fewest := "", -1
	for _, name := range names {
		if n := edits(typed, name); fewest < 0 || n < fewest {
			best, fewest = name, n
		}
	}
	return best
}

// edits is the Levenshtein distance in bytes; ids are ASCII.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
