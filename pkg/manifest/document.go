package manifest

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sigs.k8s.io/yaml"
)

// Document is the text of one object.
type Document struct {
	Origin
	// APIVersion and Kind are the object's own or, where it has none, those
	// that its list implies. They are empty if nothing tells.
	APIVersion string
	Kind       string

	json bool
}

// JSON is the document as JSON. A document that is not what it should be is a
// *SyntaxError; so is YAML that gives a key twice.
func (d Document) JSON() ([]byte, error) {
	if !d.json {
		text, err := yaml.YAMLToJSONStrict(d.Text)
		if err != nil {
			return nil, d.yamlError(err)
		}
		if text[0] != '{' {
			return nil, &SyntaxError{File: d.File, Line: d.Line, Err: errors.New("neither an object nor a list")}
		}
		return text, nil
	}
	var raw json.RawMessage
	if err := json.Unmarshal(d.Text, &raw); err != nil {
		return nil, d.jsonError(err)
	}
	return d.Text, nil
}

func (d Document) jsonError(err error) error {
	line := d.Line
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line += countLines(d.Text[:min(int(syntax.Offset), len(d.Text))])
	}
	return &SyntaxError{File: d.File, Line: line, Err: fmt.Errorf("invalid JSON: %w", err)}
}

// yamlError moves the line numbers of the YAML library, which knows only this
// document, to those of the file.
func (d Document) yamlError(err error) error {
	text, line := strings.TrimPrefix(err.Error(), "error converting YAML to JSON: "), d.Line
	text = strings.TrimPrefix(text, "yaml: ")
	found := regexp.MustCompile(`line (\d+): `).FindStringSubmatchIndex(text)
	if found != nil {
		if n, convErr := strconv.Atoi(text[found[2]:found[3]]); convErr == nil {
			line = d.Line + n - 1
		}
		text = text[found[1]:]
	}
	first, _, _ := strings.Cut(text, "\n")
	return &SyntaxError{File: d.File, Line: line, Err: fmt.Errorf("invalid YAML: %s", first)}
}

// SyntaxError is a document that is neither YAML nor JSON, or no object.
type SyntaxError struct {
	File string
	// Line is where it is wrong, from 1.
	Line int
	Err  error
}

// Error is file:line and what is wrong there.
func (e *SyntaxError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap is what is wrong.
func (e *SyntaxError) Unwrap() error { return e.Err }
