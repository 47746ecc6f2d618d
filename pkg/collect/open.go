package collect

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// Open opens one file that the user named: a path, a URL, or "-" for stdin.
func Open(ctx context.Context, name string, stdin io.Reader) (io.ReadCloser, error) {
	in, ok := streamInput(name, stdin)
	if !ok {
		in = fileInput(name)
	}
	stream, err := in.open(ctx)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, unnamed(err))
	}
	return stream, nil
}

// streamInput is false for a name that is a path.
func streamInput(name string, stdin io.Reader) (input, bool) {
	switch {
	case name == "-":
		return input{name: name, open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(stdin), nil }}, true
	case strings.HasPrefix(name, "http://"), strings.HasPrefix(name, "https://"):
		return input{name: name, open: func(ctx context.Context) (io.ReadCloser, error) { return newDownload().get(ctx, name) }}, true
	}
	return input{}, false
}

func fileInput(path string) input {
	return input{name: path, open: func(context.Context) (io.ReadCloser, error) { return os.Open(path) }}
}

// unnamed leaves out the path, which the user is told anyway.
func unnamed(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
