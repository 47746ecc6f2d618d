package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Source is a directory of policies.
type Source struct {
	// Name is "builtin", or the directory as the user typed it.
	Name string
	FS   fs.FS
}

// builtinName is the name of the source whose policies come with the program.
const builtinName = "builtin"

// maxFile bounds a policy file, in bytes.
const maxFile = 1 << 20

// file is one Rego file as it was read.
type file struct {
	source Source
	// path is slash-separated and relative to the source.
	path string
	text []byte
}

func (f file) name() string { return path.Join(f.source.Name, f.path) }

func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.rego") }

func (f file) isLibrary() bool { return strings.HasPrefix(f.path, "lib/") }

// files reads all Rego files of a source, sorted by path. Names that start
// with a dot are left out: mounted config maps keep a second copy of all files
// below such a directory.
func (s Source) files() ([]file, []Problem) {
	var (
		found    []file
		problems []Problem
	)
	report := func(name string, err error) {
		var failed *fs.PathError
		if errors.As(err, &failed) {
			err = failed.Err
		}
		problems = append(problems, Problem{File: path.Join(s.Name, name), Message: err.Error()})
	}
	_ = fs.WalkDir(s.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			report(name, err)
		case name != "." && strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && path.Ext(name) == ".rego":
			text, err := s.read(name)
			if err != nil {
				report(name, err)
				break
			}
			found = append(found, file{source: s, path: name, text: text})
		}
		return nil
	})
	return found, problems
}

func (s Source) read(name string) ([]byte, error) {
	info, err := fs.Stat(s.FS, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("larger than %d bytes", maxFile)
	}
	return fs.ReadFile(s.FS, name)
}
