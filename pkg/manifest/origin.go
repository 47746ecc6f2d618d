package manifest

// Origin is where an object was read. The zero value is an object that came
// from a live cluster.
type Origin struct {
	// File is the path as the user gave it, "-" for standard input, or a URL.
	File string
	// Line is the object's first line, from 1.
	Line int
	// Text is the object's own source, starting at Line, in YAML or JSON.
	Text []byte
}
