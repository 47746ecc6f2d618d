package manifest

import (
	"bytes"
	"errors"
	"io"
)

// yaml reads one YAML document, up to the line that ends it.
func (s *splitter) yaml(l *lineReader) error {
	d := &yamlDocument{splitter: s, base: -1}
	for {
		n := l.line
		line, err := l.readLine()
		if errors.Is(err, io.EOF) {
			return d.end()
		}
		if errors.Is(err, errTooLarge{}) {
			d.tooLarge = true
			continue
		}
		if err != nil {
			return errors.Join(d.list.close(s, "", ""), err)
		}
		if rest, ok := afterMarker(line); ok {
			if len(rest) > 0 {
				l.unread(rest, n)
			}
			return d.end()
		}
		if d.atJSON(line) {
			l.unread(line, n)
			return d.end()
		}
		if err := d.add(line, n); err != nil {
			return err
		}
	}
}

// yamlDocument collects one document; of a list in block style it passes each
// item on as soon as it is read.
type yamlDocument struct {
	*splitter
	list list
	// base is the indentation of the document's keys, -1 before the first.
	base int
	mode yamlMode
	// streamed is true if items were passed on.
	streamed bool
	tooLarge bool

	// head is the document without the items that were passed on. It begins on
	// line headLine; from offset restAt on it continues on line restLine.
	head     capped
	headLine int
	restAt   int
	restLine int

	item       capped
	itemLine   int
	itemIndent int
}

type yamlMode int

const (
	inHead yamlMode = iota
	// afterItems is behind the key of a list whose first item is not seen yet.
	afterItems
	inItems
	// inWhole keeps all that follows, because an item refers to another.
	inWhole
)

// add takes one line.
func (d *yamlDocument) add(line []byte, n int) error {
	indent, text := splitIndent(line)
	content := len(text) > 0 && text[0] != '#'
	if d.base < 0 {
		if !content || text[0] == '%' {
			return nil
		}
		d.start(indent, text, n)
	}
	if content {
		if err := d.follow(indent, text, n); err != nil {
			return err
		}
	}
	if d.mode == inItems {
		d.item.write(line)
		return nil
	}
	d.head.write(line)
	return nil
}

func (d *yamlDocument) start(indent int, text []byte, n int) {
	d.base, d.headLine = indent, n
	d.head.limit, d.item.limit = maxObject, maxObject
	if isDash(text) {
		d.mode, d.list.known = afterItems, true
	}
}

// follow changes the mode as a line of content demands.
func (d *yamlDocument) follow(indent int, text []byte, n int) error {
	if d.mode == afterItems {
		d.mode = inHead
		if isDash(text) && indent >= d.base {
			d.mode, d.itemIndent, d.itemLine = inItems, indent, n
		}
	} else if d.mode == inItems && indent <= d.itemIndent {
		if err := d.endItem(); err != nil {
			return err
		}
		d.itemLine = n
		if indent < d.itemIndent || !isDash(text) {
			d.mode = inHead
		}
	}
	switch {
	case d.mode == inHead && indent == d.base && isItemsKey(text) && d.mayBeList():
		d.mode = afterItems
	case d.mode == inItems && hasAnchor(text):
		// What an item refers to must be parsed with it.
		d.mode, d.restAt, d.restLine = inWhole, countLines(d.head.text), d.itemLine
		d.head.write(d.item.text)
		d.item.text = nil
	}
	return nil
}

// endItem passes the item on that was collected.
func (d *yamlDocument) endItem() error {
	text, over := d.item.text, d.item.over
	d.item.text, d.item.over, d.streamed = nil, false, true
	if over {
		return d.wrong(d.itemLine, errTooLarge{})
	}
	if len(text) == 0 {
		return nil
	}
	// With a space for the dash, the item is a document of its own.
	text[d.itemIndent] = ' '
	return d.splitter.item(d.document(text, d.itemLine, false), &d.list)
}

// end passes on what is left when the document ends.
func (d *yamlDocument) end() error {
	if text := string(bytes.TrimSpace(d.head.text)); d.base < 0 || text == "null" || text == "~" {
		return nil
	}
	if d.mode == inItems {
		if err := d.endItem(); err != nil {
			return err
		}
	}
	if d.tooLarge || d.head.over {
		return d.wrong(d.headLine, errTooLarge{})
	}
	head := d.document(d.head.text, d.headLine, false)
	if err := d.list.close(d.splitter, head.APIVersion, head.Kind); err != nil {
		return err
	}
	switch {
	case d.mode == inWhole || !d.streamed && isList(head.Kind):
		return d.whole(head)
	case d.streamed && d.list.items > 0:
		return nil
	}
	return d.send(head, nil)
}

// mayBeList is false for an object that says it is none.
func (d *yamlDocument) mayBeList() bool {
	if d.streamed {
		return false
	}
	d.list.apiVersion, d.list.kind, _ = peekYAML(d.head.text)
	d.list.known = d.list.kind != "" && (d.list.kind == "List" || d.list.apiVersion != "")
	return d.list.kind == "" || isList(d.list.kind)
}

// atJSON tells whether a JSON value follows garbage behind another one.
func (d *yamlDocument) atJSON(line []byte) bool {
	return d.base >= 0 && d.mode == inHead && len(d.head.text) > 0 && line[0] == '{' && looksLikeJSON(line) &&
		bytes.IndexByte([]byte("}],"), d.head.text[0]) >= 0
}
