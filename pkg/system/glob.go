package system

import (
	"slices"
	"strings"
)

// glob matches a text against a pattern in which * stands for any number of
// characters, slashes included.
func glob(pattern, text string) bool {
	part, rest, more := strings.Cut(pattern, "*")
	text, ok := strings.CutPrefix(text, part)
	if !more || !ok {
		return ok && text == ""
	}
	for {
		part, rest, more = strings.Cut(rest, "*")
		if !more {
			return strings.HasSuffix(text, part)
		}
		_, after, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = after
	}
}

func globAny(patterns []string, text string) bool {
	for _, pattern := range patterns {
		if glob(pattern, text) {
			return true
		}
	}
	return false
}

func isGlob(pattern string) bool { return strings.Contains(pattern, "*") }

// index finds the patterns that match a text, without trying all of them.
type index[T any] struct {
	exact map[string][]T
	globs []globEntry[T]
}

type globEntry[T any] struct {
	pattern string
	value   T
}

func (x *index[T]) add(pattern string, value T) {
	if isGlob(pattern) {
		x.globs = append(x.globs, globEntry[T]{pattern, value})
		return
	}
	if x.exact == nil {
		x.exact = map[string][]T{}
	}
	x.exact[pattern] = append(x.exact[pattern], value)
}

// find returns the values of all patterns that match, exact ones first, each
// kind in the order added.
func (x *index[T]) find(text string) []T {
	found := slices.Clone(x.exact[text])
	for _, g := range x.globs {
		if glob(g.pattern, text) {
			found = append(found, g.value)
		}
	}
	return found
}
