package manifest

import (
	"bytes"
	"errors"
	"io"
)

// resume reads on after a value that does not close, to the line where the
// next one begins. For an element of a list, lead is what stands before it on
// its line; resume then returns true if the list goes on or ends properly.
func (l *lineReader) resume(broken *structureError, lead []byte) (bool, error) {
	skip := !l.fresh
	if len(broken.text) > 0 {
		l.unread(broken.text, broken.line)
		skip = true
	}
	for {
		line, text, err := l.line, []byte(nil), error(nil)
		if text, err = l.readLine(); err != nil && !errors.Is(err, errTooLarge{}) {
			return false, endIsNoError(err)
		}
		if skip {
			skip = false
			continue
		}
		inList := lead != nil && continuesList(text, lead)
		if inList || beginsValue(text) {
			l.unread(text, line)
			return inList, nil
		}
	}
}

func endIsNoError(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// continuesList tells whether a line begins an element with the given
// indentation, or closes the list around it.
func continuesList(line, lead []byte) bool {
	rest := bytes.TrimLeft(line, " \t")
	indent := line[:len(line)-len(rest)]
	return len(rest) > 0 && (rest[0] == '{' && bytes.Equal(indent, lead) || rest[0] == ']' && len(indent) < len(lead))
}

// beginsValue tells whether a line begins a value of the top level, which is
// the only one that is not indented.
func beginsValue(line []byte) bool {
	return bytes.HasPrefix(line, []byte("{")) || bytes.HasPrefix(line, []byte("[")) || bytes.HasPrefix(line, []byte("---"))
}
