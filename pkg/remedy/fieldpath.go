package remedy

import (
	"strconv"
	"strings"
)

// fieldPath is a path in an object as evidence writes it, such as
// spec.containers[0].volumeMounts[2].
type fieldPath []step

// step is one name of a path. key is what stands in brackets after it.
type step struct{ name, key string }

func parsePath(text string) fieldPath {
	var path fieldPath
	for text != "" {
		end := strings.IndexAny(text, ".[")
		if end < 0 {
			return append(path, step{name: text})
		}
		next := step{name: text[:end]}
		if text[end] == '[' {
			next.key, text, _ = strings.Cut(text[end+1:], "]")
			text = strings.TrimPrefix(text, ".")
		} else {
			text = text[end+1:]
		}
		path = append(path, next)
	}
	return path
}

// String leaves keys out, so that a path can be compared.
func (p fieldPath) String() string {
	names := make([]string, len(p))
	for i, s := range p {
		names[i] = s.name
	}
	return strings.Join(names, ".")
}

// index is the number in the brackets of a step; -1 if there is none.
func (p fieldPath) index(at int) int {
	if at >= len(p) {
		return -1
	}
	n, err := strconv.Atoi(p[at].key)
	if err != nil {
		return -1
	}
	return n
}

// at is the name of a step; "" if the path is shorter.
func (p fieldPath) at(i int) string {
	if i >= len(p) {
		return ""
	}
	return p[i].name
}

// pick is the member of a list at an index; nil if there is none.
func pick[T any](list []T, index int) *T {
	if index < 0 || index >= len(list) {
		return nil
	}
	return &list[index]
}
