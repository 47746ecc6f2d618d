package binaries

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// program is the one binary that is all of them; the others are links to it.
const program = "controlplane"

// Build returns the folder with the built programs, after building them if this
// version of them is not there yet. Processes that build at the same time wait
// for the first of them.
func Build(ctx context.Context) (string, error) {
	src, err := findSource()
	if err != nil {
		return "", err
	}
	dir, err := src.cacheDir()
	if err != nil {
		return "", err
	}
	if exists(dir) {
		touch(dir)
		return dir, nil
	}
	unlock, err := lock(dir)
	if err != nil {
		return "", err
	}
	defer unlock()
	if exists(dir) {
		return dir, nil
	}
	if err := src.buildInto(ctx, dir); err != nil {
		return "", err
	}
	return dir, prune(dir)
}

func lock(dir string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, fmt.Errorf("make cache folder: %w", err)
	}
	unlock, err = lockedfile.MutexAt(dir + ".lock").Lock()
	if err != nil {
		return nil, fmt.Errorf("lock cache folder: %w", err)
	}
	return unlock, nil
}

// buildInto fills a folder beside dir and moves it there as the last step, so
// that dir is either complete or absent.
func (s source) buildInto(ctx context.Context, dir string) error {
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "building-")
	if err != nil {
		return fmt.Errorf("make build folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	start := time.Now()
	fmt.Fprintf(os.Stderr, "building a Kubernetes %s control plane; the first time this takes minutes\n", s.version)
	if err := s.compile(ctx, filepath.Join(tmp, program)); err != nil {
		return err
	}
	for _, name := range Names() {
		if err := os.Symlink(program, filepath.Join(tmp, name)); err != nil {
			return fmt.Errorf("link %s: %w", name, err)
		}
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return fmt.Errorf("open build folder: %w", err)
	}
	if err := os.Rename(tmp, dir); err != nil {
		return fmt.Errorf("move build folder: %w", err)
	}
	fmt.Fprintf(os.Stderr, "built it in %s\n", time.Since(start).Round(time.Second))
	return nil
}

// compile leaves CGO_ENABLED and -trimpath as the environment has them, so that
// the tests, which are built with the same, find the packages already compiled.
func (s source) compile(ctx context.Context, out string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-ldflags", s.ldflags(), "-o", out, "./cmd/"+program)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "PWD="+s.dir)
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w\n%s", program, err, output)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
