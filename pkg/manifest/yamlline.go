package manifest

import "bytes"

// afterMarker tells whether a line ends a document, and what of the next one
// stands on it, with spaces for the marker.
func afterMarker(line []byte) ([]byte, bool) {
	if bytes.HasPrefix(line, []byte("...")) && len(bytes.TrimSpace(line)) == 3 {
		return nil, true
	}
	rest, ok := bytes.CutPrefix(line, []byte("---"))
	if !ok || len(rest) > 0 && bytes.IndexByte([]byte(" \t\r\n"), rest[0]) < 0 {
		return nil, false
	}
	if text := bytes.TrimSpace(rest); len(text) == 0 || text[0] == '#' {
		return nil, true
	}
	return append([]byte("   "), rest...), true
}

func isDash(text []byte) bool {
	return len(text) > 0 && text[0] == '-' && (len(text) == 1 || text[1] == ' ' || text[1] == '\t')
}

func isItemsKey(text []byte) bool {
	rest, ok := bytes.CutPrefix(text, []byte("items:"))
	rest = bytes.TrimSpace(rest)
	return ok && (len(rest) == 0 || rest[0] == '#')
}

// hasAnchor tells whether a line defines an anchor, as far as one can tell
// without parsing: at the place where a value begins.
func hasAnchor(text []byte) bool {
	for _, before := range []string{": &", "- &"} {
		_, after, ok := bytes.Cut(text, []byte(before))
		if ok && len(after) > 0 && after[0] != ' ' && after[0] != '&' {
			return true
		}
	}
	return false
}
