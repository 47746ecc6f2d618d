package manifest

import (
	"errors"
	"fmt"
)

// json reads one JSON value of the top level.
func (s *splitter) json(l *lineReader) error {
	var err error
	line := l.line
	if l.peek(1)[0] == '[' {
		err = s.array(l, &list{known: true})
	} else {
		err = s.object(l)
	}
	var structure *structureError
	if errors.As(err, &structure) {
		if err := s.wrong(line, structure); err != nil {
			return err
		}
		_, err = l.resume(structure, nil)
	}
	if errors.Is(err, abandoned{}) {
		return nil
	}
	return err
}

// abandoned ends a value whose rest cannot be told from what follows it. The
// reader then stands where the next one begins.
type abandoned struct{}

// Error is never shown.
func (abandoned) Error() string { return "abandoned" }

// object yields an object, or the items of one that is a list.
func (s *splitter) object(l *lineReader) error {
	line, items := l.line, &list{}
	text, streamed, err := s.members(l, items)
	if err == nil && text.over {
		return s.wrong(line, errTooLarge{})
	}
	if err != nil && !streamed {
		return err
	}
	head := s.document(text.text, line, true)
	if err == nil && (!streamed || items.items == 0) {
		return s.send(head, nil)
	}
	return errors.Join(items.close(s, head.APIVersion, head.Kind), err)
}

// members reads an object, and of an array called items each element by
// itself. It returns the text without them.
func (s *splitter) members(l *lineReader, items *list) (text *capped, streamed bool, err error) {
	text = &capped{limit: maxObject}
	c, err := l.next()
	text.add(c)
	for err == nil {
		if c, err = l.skipSpace(text); err != nil {
			break
		}
		switch c {
		case '}', ',':
			_, err = l.next()
			text.add(c)
			if c == '}' {
				return text, streamed, err
			}
		case '"':
			var isList bool
			isList, err = s.member(l, text, items)
			streamed = streamed || isList
		default:
			err = bracketError(fmt.Sprintf("a %q where a key should be", c))
		}
	}
	return text, streamed, (&capped{}).broken(err, l.line)
}

// member reads a key and its value. It tells whether that was a list of items,
// of which text then gets an empty one.
func (s *splitter) member(l *lineReader, text *capped, items *list) (bool, error) {
	key, err := l.value()
	if err != nil {
		return false, err
	}
	text.write(key)
	c, err := l.skipSpace(text)
	if err != nil || c != ':' {
		return false, err
	}
	if _, err = l.next(); err != nil {
		return false, err
	}
	soFar := text.text
	text.add(c)
	if c, err = l.skipSpace(text); err != nil || c == ',' || c == '}' {
		return false, err
	}
	if c == '[' && string(key) == `"items"` && items.begin(soFar) {
		text.write([]byte("[]"))
		return true, s.array(l, items)
	}
	value, err := l.value()
	text.write(value)
	return false, err
}

// begin tells whether the items of an object, given up to their key, are those
// of a list.
func (l *list) begin(object []byte) bool {
	head := append(append([]byte{}, object...), ":0}"...)
	l.apiVersion, l.kind = peekJSON(head)
	l.known = l.kind != "" && (l.kind == "List" || l.apiVersion != "")
	return l.kind == "" || isList(l.kind)
}

// array yields the elements of an array.
func (s *splitter) array(l *lineReader, list *list) error {
	if _, err := l.next(); err != nil {
		return err
	}
	for {
		c, err := l.skipSpace(nil)
		if err != nil {
			return (&capped{}).broken(err, l.line)
		}
		switch c {
		case ']':
			_, err := l.next()
			return err
		case ',':
			_, err = l.next()
		default:
			err = s.element(l, list)
		}
		if err != nil {
			return err
		}
	}
}

// element yields one element of an array. After one that does not close it
// goes on where the indentation says that the next one begins.
func (s *splitter) element(l *lineReader, list *list) error {
	line, lead := l.line, l.indent()
	text, err := l.value()
	var structure *structureError
	switch {
	case errors.As(err, &structure):
		if err := s.wrong(line, structure); err != nil {
			return err
		}
		more, err := l.resume(structure, lead)
		if err == nil && !more {
			err = abandoned{}
		}
		return err
	case errors.Is(err, errTooLarge{}):
		return s.wrong(line, err)
	case err != nil:
		return err
	case string(text) == "null":
		return nil
	case text[0] != '{':
		return s.wrong(line, errors.New("an item of the list is no object"))
	}
	return s.item(s.document(text, line, true), list)
}
