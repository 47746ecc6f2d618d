package manifest

import (
	"bytes"
	"encoding/json"
	"errors"

	yamlv3 "go.yaml.in/yaml/v3"
)

// whole yields the items of a list that cannot be split by its lines: one in
// flow style, or one whose items refer to each other. Each item becomes one
// line of JSON, so all its fields are said to stand where it begins.
func (d *yamlDocument) whole(head Document) error {
	text, err := head.JSON()
	if err != nil {
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			syntax.Line = d.fileLine(syntax.Line - d.headLine)
		}
		return d.send(head, err)
	}
	var parsed struct{ Items []json.RawMessage }
	if json.Unmarshal(text, &parsed) != nil || len(parsed.Items) == 0 {
		return d.send(head, nil)
	}
	lines := itemLines(head.Text)
	for i, item := range parsed.Items {
		line := d.headLine
		if i < len(lines) {
			line = d.fileLine(lines[i] - 1)
		}
		if err := d.wholeItem(item, line); err != nil {
			return err
		}
	}
	return nil
}

func (d *yamlDocument) wholeItem(item []byte, line int) error {
	switch {
	case string(item) == "null":
		return nil
	case !bytes.HasPrefix(item, []byte("{")):
		return d.wrong(line, errors.New("an item of the list is no object"))
	}
	return d.splitter.item(d.document(item, line, true), &d.list)
}

// fileLine is the line in the file of a line of head, from 0.
func (d *yamlDocument) fileLine(line int) int {
	if d.mode == inWhole && line >= d.restAt {
		return d.restLine + line - d.restAt
	}
	return d.headLine + line
}

// itemLines are the lines, from 1, on which the items of a list begin.
func itemLines(text []byte) []int {
	var root yamlv3.Node
	if yamlv3.Unmarshal(text, &root) != nil || len(root.Content) == 0 {
		return nil
	}
	var lines []int
	top := root.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value != "items" {
			continue
		}
		for _, item := range top.Content[i+1].Content {
			lines = append(lines, item.Line)
		}
	}
	return lines
}
