package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// tryWriting is an error if no temporary file can be where writeFile would make
// one.
func tryWriting(name string) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*.tmp")
	if err != nil {
		return cause(err)
	}
	return cause(errors.Join(file.Close(), os.Remove(file.Name())))
}

// writeFile writes a file as a whole or not at all: into a temporary file in the
// same folder, which then takes its place. What is no file, such as a pipe or a
// device, is written directly.
func writeFile(name string, print func(io.Writer) error) error {
	mode := os.FileMode(0o666) // less what the user's umask takes
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return writeDirectly(name, print)
	case err == nil:
		mode = info.Mode().Perm()
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	}
	temporary := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.tmp", filepath.Base(name), os.Getpid()))
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return cause(err)
	}
	err = errors.Join(print(file), file.Close())
	if err == nil {
		err = os.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(cause(err), os.Remove(temporary))
	}
	return nil
}

func writeDirectly(name string, print func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return cause(err)
	}
	return cause(errors.Join(print(file), file.Close()))
}

// cause leaves out the temporary name, which says nothing to a user.
func cause(err error) error {
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
