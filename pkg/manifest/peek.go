package manifest

import (
	"bytes"
	"encoding/json"
	"strings"

	"sigs.k8s.io/yaml"
)

// peek finds the apiVersion and kind of a document without parsing all of it.
func peek(d Document) (apiVersion, kind string) {
	if d.json {
		return peekJSON(d.Text)
	}
	if apiVersion, kind, sure := peekYAML(d.Text); sure {
		return apiVersion, kind
	}
	text, err := yaml.YAMLToJSON(d.Text)
	if err != nil {
		return "", ""
	}
	return peekJSON(text)
}

// peekJSON gives what it finds, also if the rest is invalid.
func peekJSON(text []byte) (apiVersion, kind string) {
	var head struct {
		APIVersion any `json:"apiVersion"`
		Kind       any `json:"kind"`
	}
	if json.Unmarshal(text, &head) != nil {
		return "", ""
	}
	apiVersion, _ = head.APIVersion.(string)
	kind, _ = head.Kind.(string)
	return apiVersion, kind
}

// peekYAML looks for the keys at the indentation of the first one. It is not
// sure of documents that are not a mapping in block style.
func peekYAML(text []byte) (apiVersion, kind string, sure bool) {
	base := -1
	for line := range bytes.Lines(text) {
		indent, rest := splitIndent(line)
		if len(rest) == 0 || rest[0] == '#' {
			continue
		}
		if base < 0 {
			base = indent
		}
		if indent > base {
			continue
		}
		if indent < base || bytes.IndexByte([]byte("{[&*!?|>%<-"), rest[0]) >= 0 {
			return "", "", false
		}
		for key, to := range map[string]*string{"apiVersion": &apiVersion, "kind": &kind} {
			if value, ok := scalar(rest, key); ok && *to == "" {
				*to = value
			}
		}
	}
	return apiVersion, kind, !strings.ContainsAny(apiVersion+kind, "&*!|>{[\"'")
}

// scalar is the value of a key if the line holds it.
func scalar(line []byte, key string) (string, bool) {
	name, value, ok := strings.Cut(string(line), ":")
	if !ok || strings.Trim(strings.TrimSpace(name), `"'`) != key {
		return "", false
	}
	if i := strings.Index(value, " #"); i >= 0 {
		value = value[:i]
	}
	value = strings.TrimSpace(value)
	if len(value) > 1 && (value[0] == '"' || value[0] == '\'') && value[len(value)-1] == value[0] {
		value = value[1 : len(value)-1]
	}
	return value, true
}

// splitIndent counts the spaces before the text of a line and trims its end.
func splitIndent(line []byte) (int, []byte) {
	line = bytes.TrimRight(line, " \t\r\n")
	rest := bytes.TrimLeft(line, " ")
	return len(line) - len(rest), rest
}
