package manifest

import (
	"bytes"
	"strconv"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"
)

// Locator finds the lines of fields in one object. It parses the object's text
// once.
type Locator struct {
	root place
	line int
}

// place is a value and where it stands.
type place struct {
	line   int
	fields map[string]*place
	items  []*place
}

// NewLocator parses the text of an origin. If it cannot be parsed, all fields
// are said to stand on the object's first line.
func NewLocator(o Origin) *Locator {
	l := &Locator{line: o.Line}
	switch {
	case len(o.Text) == 0:
	case looksLikeJSON(bytes.TrimSpace(o.Text)):
		l.root = placesOfJSON(o.Text)
	default:
		var root yamlv3.Node
		if yamlv3.Unmarshal(o.Text, &root) == nil && len(root.Content) > 0 {
			l.root = *yamlPlaces{}.of(root.Content[0], root.Content[0].Line)
		}
	}
	return l
}

// Line is the line of a field path such as
// spec.template.spec.containers[0].volumeMounts[2], or of
// metadata.labels[app.kubernetes.io/name]. A field that does not exist has the
// line of the nearest one around it that does; without an origin it is 0.
func (l *Locator) Line(field string) int {
	at, line := &l.root, 0
	for _, step := range steps(field) {
		next := at.fields[step]
		if i, err := strconv.Atoi(step); next == nil && err == nil && i >= 0 && i < len(at.items) {
			next = at.items[i]
		}
		if next == nil {
			break
		}
		at, line = next, next.line-1
	}
	return l.line + line
}

// Lines are the lines of several fields of one object, as Locator gives them.
func (o Origin) Lines(fields ...string) []int {
	locator, lines := NewLocator(o), make([]int, len(fields))
	for i, field := range fields {
		lines[i] = locator.Line(field)
	}
	return lines
}

// steps splits a path at its dots and brackets.
func steps(field string) []string {
	var out []string
	for field != "" {
		var step string
		if field[0] == '[' {
			step, field, _ = strings.Cut(field[1:], "]")
			step = strings.Trim(step, `"'`)
		} else {
			end := strings.IndexAny(field, ".[")
			if end < 0 {
				end = len(field)
			}
			step, field = field[:end], field[end:]
		}
		field = strings.TrimPrefix(field, ".")
		out = append(out, step)
	}
	return out
}

// yamlPlaces follows aliases, so a field of an alias stands where it is
// written. What is aliased is walked once, however often it is used.
type yamlPlaces map[*yamlv3.Node]*place

func (seen yamlPlaces) of(node *yamlv3.Node, line int) *place {
	if node.Kind != yamlv3.AliasNode || node.Alias == nil {
		p := &place{line: line}
		if node.Anchor != "" {
			seen[node] = p
		}
		seen.fill(p, node)
		return p
	}
	if target := seen[node.Alias]; target != nil {
		return &place{line: line, fields: target.fields, items: target.items}
	}
	return &place{line: line}
}

func (seen yamlPlaces) fill(p *place, node *yamlv3.Node) {
	switch node.Kind {
	case yamlv3.MappingNode:
		p.fields = make(map[string]*place, len(node.Content)/2)
		for i := 0; i+1 < len(node.Content); i += 2 {
			key := node.Content[i]
			p.fields[key.Value] = seen.of(node.Content[i+1], key.Line)
		}
	case yamlv3.SequenceNode:
		for _, item := range node.Content {
			p.items = append(p.items, seen.of(item, item.Line))
		}
	}
}
