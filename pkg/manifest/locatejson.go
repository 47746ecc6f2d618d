package manifest

import (
	"bytes"
	"encoding/json"
)

// placesOfJSON reads tokens instead of using the YAML parser, which does not
// take tabs.
func placesOfJSON(text []byte) place {
	w := &jsonWalk{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), line: 1}
	token, err := w.token()
	if err != nil {
		return place{}
	}
	return *w.place(token, w.line, maxNesting)
}

// maxNesting is how deep JSON may be nested, as in the standard library.
const maxNesting = 10000

// jsonWalk counts lines while it reads tokens.
type jsonWalk struct {
	text    []byte
	decoder *json.Decoder
	// line is that of the last token, which ends at offset.
	line   int
	offset int
	broken bool
}

func (w *jsonWalk) token() (json.Token, error) {
	token, err := w.decoder.Token()
	if err != nil {
		return nil, err
	}
	end := int(w.decoder.InputOffset())
	w.line += countLines(w.text[w.offset:end])
	w.offset = end
	return token, nil
}

// place reads the value that begins with a token. What is broken has no
// places.
func (w *jsonWalk) place(token json.Token, line, depth int) *place {
	p := &place{line: line}
	if depth == 0 || w.broken {
		w.broken = true
		return p
	}
	switch token {
	case json.Delim('{'):
		p.fields = map[string]*place{}
		w.each(func(key json.Token) {
			at := w.line
			value, err := w.token()
			if name, ok := key.(string); ok && err == nil {
				p.fields[name] = w.place(value, at, depth-1)
			}
		})
	case json.Delim('['):
		w.each(func(item json.Token) { p.items = append(p.items, w.place(item, w.line, depth-1)) })
	}
	return p
}

// each reads up to the end of an object or array.
func (w *jsonWalk) each(visit func(json.Token)) {
	for !w.broken && w.decoder.More() {
		token, err := w.token()
		if err != nil {
			w.broken = true
			return
		}
		visit(token)
	}
	_, _ = w.token()
}
