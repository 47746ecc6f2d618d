package manifest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

const bufferSize = 64 << 10

// maxObject bounds the text of one object. The API server takes 3 MiB.
const maxObject = 64 << 20

// errTooLarge is text above that bound.
type errTooLarge struct{}

// Error says what is too large.
func (errTooLarge) Error() string { return "larger than 64 MiB, which no object is" }

// lineReader reads lines or single bytes and knows where it stands.
type lineReader struct {
	r      *bufio.Reader
	source *pushback
	// line is that of the next byte, from 1.
	line int
	// lead is the white space that the line began with, if nothing else of the
	// line was read yet.
	lead  []byte
	fresh bool
}

func newLineReader(r io.Reader, line int) *lineReader {
	source := &pushback{r: r}
	return &lineReader{r: bufio.NewReaderSize(source, bufferSize), source: source, line: line, fresh: true}
}

// next reads one byte.
func (l *lineReader) next() (byte, error) {
	c, err := l.r.ReadByte()
	l.fresh = false
	if c == '\n' && err == nil {
		l.startLine()
	}
	return c, err
}

func (l *lineReader) startLine() {
	l.line++
	l.lead, l.fresh = l.lead[:0], true
}

// indent is the white space before the next byte, nil if more stands before it.
func (l *lineReader) indent() []byte {
	if !l.fresh {
		return nil
	}
	return append([]byte{}, l.lead...)
}

// peek returns up to n bytes that are read again.
func (l *lineReader) peek(n int) []byte {
	text, _ := l.r.Peek(n)
	return text
}

// skipSpace reads white space and returns the byte after it, unread. It adds
// what it reads to text, if there is one.
func (l *lineReader) skipSpace(text *capped) (byte, error) {
	for {
		c, err := l.r.ReadByte()
		if err != nil {
			return 0, err
		}
		switch c {
		case '\n':
			l.startLine()
		case ' ', '\t', '\r':
			if l.fresh {
				l.lead = append(l.lead, c)
			}
		default:
			return c, l.r.UnreadByte()
		}
		text.add(c)
	}
}

// readLine reads to the end of the line and returns it with the white space
// that skipSpace has read from it. Of a line above the limit it returns
// errTooLarge, but reads all of it.
func (l *lineReader) readLine() ([]byte, error) {
	line := capped{limit: maxObject}
	line.write(l.lead)
	for {
		part, err := l.r.ReadSlice('\n')
		line.write(part)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == nil {
			l.startLine()
			return line.text, line.err()
		}
		l.lead = l.lead[:0]
		if err == io.EOF && len(line.text) > 0 {
			return line.text, line.err()
		}
		return nil, err
	}
}

// unread puts text back that starts at the beginning of the given line.
func (l *lineReader) unread(text []byte, line int) {
	buffered, _ := l.r.Peek(l.r.Buffered())
	l.source.pending = append(append(append([]byte{}, text...), buffered...), l.source.pending...)
	l.r.Reset(l.source)
	l.line, l.lead, l.fresh = line, l.lead[:0], true
}

// pushback is a reader that text can be put back in front of.
type pushback struct {
	pending []byte
	r       io.Reader
}

// Read reads what was put back first.
func (p *pushback) Read(to []byte) (int, error) {
	if len(p.pending) == 0 {
		return p.r.Read(to)
	}
	n := copy(to, p.pending)
	p.pending = p.pending[n:]
	return n, nil
}

// capped is a text that stops to grow at a limit.
type capped struct {
	text  []byte
	limit int
	over  bool
}

func (c *capped) add(b byte) {
	if c == nil {
		return
	}
	if len(c.text) >= c.limit {
		c.over = true
		return
	}
	c.text = append(c.text, b)
}

func (c *capped) write(text []byte) {
	if len(c.text)+len(text) > c.limit {
		c.over = true
		return
	}
	c.text = append(c.text, text...)
}

func (c *capped) err() error {
	if c.over {
		return errTooLarge{}
	}
	return nil
}

func countLines(text []byte) int { return bytes.Count(text, []byte{'\n'}) }
