package manifest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// Objects splits a stream into single objects, reading no more than one object
// ahead of what it yields. It takes YAML with several documents, JSON with
// several values, lists of both (whose items it yields) and bare arrays, in
// UTF-8 or UTF-16 with a byte order mark, and gzip of all that.
//
// A part that is wrong gives a *SyntaxError and does not end the sequence. Any
// other error is one of reading, names the file, and is the last.
func Objects(name string, r io.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		s := &splitter{name: name, yield: yield}
		text, err := utf8Text(r)
		if err == nil {
			err = s.documents(newLineReader(text, 1))
		}
		if err != nil && !errors.Is(err, stopped{}) {
			yield(Document{Origin: Origin{File: name}}, fmt.Errorf("read %s: %w", name, err))
		}
	}
}

// stopped ends the splitting when the reader of the sequence has enough.
type stopped struct{}

// Error is never shown.
func (stopped) Error() string { return "stopped" }

// maxDepth is how deep lists may lie in lists.
const maxDepth = 8

type splitter struct {
	name  string
	yield func(Document, error) bool
	depth int
}

// documents reads YAML documents and JSON values up to the end.
func (s *splitter) documents(l *lineReader) error {
	if bytes.IndexByte(l.peek(512), 0) >= 0 {
		return s.wrong(l.line, errors.New("neither YAML nor JSON: it holds NUL bytes; unpack an archive first"))
	}
	for {
		_, err := l.skipSpace(nil)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if looksLikeJSON(l.peek(512)) {
			err = s.json(l)
		} else {
			err = s.yaml(l)
		}
		if err != nil {
			return err
		}
	}
}

// looksLikeJSON tells JSON from YAML in flow style, where keys need no quotes.
func looksLikeJSON(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	switch text[0] {
	case '{':
		return len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
	case '[':
		return len(rest) == 0 || rest[0] == ']' || looksLikeJSON(rest)
	}
	return false
}

func (s *splitter) send(d Document, err error) error {
	if !s.yield(d, err) {
		return stopped{}
	}
	return nil
}

func (s *splitter) wrong(line int, err error) error {
	return s.send(Document{Origin: Origin{File: s.name, Line: line}}, &SyntaxError{File: s.name, Line: line, Err: err})
}

func (s *splitter) document(text []byte, line int, json bool) Document {
	d := Document{Origin: Origin{File: s.name, Line: line, Text: text}, json: json}
	d.APIVersion, d.Kind = peek(d)
	return d
}

// item yields an item of a list, or the items of a list in a list.
func (s *splitter) item(d Document, list *list) error {
	if !isList(d.Kind) {
		return list.deliver(s, d)
	}
	if s.depth == maxDepth {
		return s.wrong(d.Line, errors.New("lists lie too deep in lists"))
	}
	s.depth++
	defer func() { s.depth-- }()
	return s.documents(newLineReader(bytes.NewReader(d.Text), d.Line))
}

func isList(kind string) bool { return strings.HasSuffix(kind, "List") }
