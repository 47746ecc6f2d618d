package render

import "strings"

// foldFlow breaks a line of YAML that is wider than limit, where that means
// nothing: behind the commas of {a: b, c: d} and [a, b]. A limit of 0 means
// none. A line without such a comma stays as it is.
func foldFlow(line string, limit int) []string {
	indent := strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " "))+4)
	var lines []string
	depth := 0
	for limit > 0 && width(line) > limit {
		at, inside := lastComma(line, limit, depth)
		if at <= len(indent) {
			break
		}
		lines = append(lines, line[:at])
		depth = inside
		line = indent + strings.TrimLeft(line[at:], " ")
	}
	return append(lines, line)
}

// lastComma is the place behind the last comma within limit that is in a flow
// collection and not in quotes, and how deep that is in collections; 0 if there
// is none. depth is that of the line's beginning.
func lastComma(line string, limit, depth int) (last, inside int) {
	quote := rune(0)
	for i, r := range line {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == '{' || r == '[':
			depth++
		case r == '}' || r == ']':
			depth--
		case r == '#' && depth == 0:
			return last, inside
		case r == ',' && depth > 0 && i < limit && strings.HasPrefix(line[i:], ", "):
			last, inside = i+1, depth
		}
	}
	return last, inside
}
