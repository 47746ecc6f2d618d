package manifest

import (
	"errors"
	"fmt"
	"io"
)

// structureError is JSON whose brackets or strings do not close, so that where
// it ends is not known.
type structureError struct {
	err error
	// text is what was read of it, from the given line on.
	text []byte
	line int
}

// Error is what does not fit.
func (e *structureError) Error() string { return e.err.Error() }

// bracketError says which bracket or string does not close.
type bracketError string

// Error says what does not close.
func (e bracketError) Error() string { return string(e) }

// broken makes an error of the text's structure one that holds the text.
func (c *capped) broken(err error, line int) error {
	if errors.Is(err, io.EOF) {
		err = bracketError("the text ends in the middle of an object")
	}
	var bracket bracketError
	if !errors.As(err, &bracket) {
		return err
	}
	return &structureError{err: err, text: c.text, line: line}
}

// value reads one JSON value. It looks at brackets and strings only: a value
// that is wrong in another way is read to its end, and what comes after it
// stays readable.
func (l *lineReader) value() ([]byte, error) {
	text, line := &capped{limit: maxObject}, l.line
	if err := l.readValue(text); err != nil {
		return nil, text.broken(err, line)
	}
	return text.text, text.err()
}

func (l *lineReader) readValue(text *capped) error {
	var open []byte
	for {
		c, err := l.next()
		if err != nil {
			return err
		}
		text.add(c)
		if open, err = nest(open, c); err != nil {
			return err
		}
		switch {
		case c == '"':
			err = l.restOfString(text)
		case len(open) == 0 && c != '}' && c != ']':
			err = l.restOfWord(text)
		}
		if err != nil || len(open) == 0 {
			return err
		}
	}
}

// nest follows the brackets that are open; what is kept are those that close
// them.
func nest(open []byte, c byte) ([]byte, error) {
	switch c {
	case '{':
		return append(open, '}'), nil
	case '[':
		return append(open, ']'), nil
	case '}', ']':
		if len(open) == 0 || open[len(open)-1] != c {
			return open, bracketError(fmt.Sprintf("a %q closes nothing", c))
		}
		return open[:len(open)-1], nil
	}
	return open, nil
}

func (l *lineReader) restOfString(text *capped) error {
	for {
		c, err := l.next()
		if err != nil {
			return err
		}
		text.add(c)
		switch c {
		case '"':
			return nil
		case '\n':
			return bracketError("a string is not closed")
		case '\\':
			if c, err = l.next(); err != nil {
				return err
			}
			text.add(c)
		}
	}
}

// restOfWord reads the rest of a number, true, false or null.
func (l *lineReader) restOfWord(text *capped) error {
	for {
		ahead := l.peek(1)
		if len(ahead) == 0 {
			return nil
		}
		switch ahead[0] {
		case ' ', '\t', '\r', '\n', ',', ':', ']', '}', '{', '[', '"':
			return nil
		}
		c, err := l.next()
		if err != nil {
			return err
		}
		text.add(c)
	}
}
