package binaries

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// source is the module that the programs are built from: this one.
type source struct {
	dir     string
	version string // of Kubernetes
	digest  string // of all that decides what is built
}

const modulePath = "github.com/kubectl-sysaudit/kubectl-sysaudit/test"

// findSource looks for this module upwards from the working directory, which is
// inside of it for its tests, and may be the folder above for its programs.
func findSource() (source, error) {
	dir, err := os.Getwd()
	if err != nil {
		return source{}, fmt.Errorf("find module: %w", err)
	}
	for {
		for _, candidate := range []string{dir, filepath.Join(dir, "test")} {
			if isModule(candidate) {
				return readSource(candidate)
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return source{}, fmt.Errorf("find module: no %s here or above", modulePath)
		}
		dir = parent
	}
}

func isModule(dir string) bool {
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	return err == nil && regexp.MustCompile(`(?m)^module `+regexp.QuoteMeta(modulePath)+`$`).Match(mod)
}

func readSource(dir string) (source, error) {
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return source{}, fmt.Errorf("read module: %w", err)
	}
	version := regexp.MustCompile(`(?m)^(?:require)?\s+k8s\.io/kubernetes (v\S+)`).FindSubmatch(mod)
	if version == nil {
		return source{}, errors.New("read module: no k8s.io/kubernetes in go.mod")
	}
	s := source{dir: dir, version: string(version[1])}
	s.digest, err = s.sum()
	return s, err
}

// sum digests the versions of all dependencies, the main package and the flags.
func (s source) sum() (string, error) {
	files, err := filepath.Glob(filepath.Join(s.dir, "cmd", program, "*.go"))
	if err != nil {
		return "", fmt.Errorf("digest module: %w", err)
	}
	h := sha256.New()
	fmt.Fprintln(h, s.ldflags())
	for _, file := range append(files, filepath.Join(s.dir, "go.mod"), filepath.Join(s.dir, "go.sum")) {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", fmt.Errorf("digest module: %w", err)
		}
		fmt.Fprintf(h, "%s %x\n", filepath.Base(file), sha256.Sum256(content))
	}
	return fmt.Sprintf("%x", h.Sum(nil))[:12], nil
}

// ldflags set the version, without which the servers report v0.0.0.
func (s source) ldflags() string {
	return "-s -w" +
		" -X k8s.io/component-base/version.gitVersion=" + s.version +
		" -X k8s.io/client-go/pkg/version.gitVersion=" + s.version
}

func (s source) cacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find cache folder: %w", err)
	}
	return filepath.Join(base, "kubectl-sysaudit", program, s.version+"-"+s.digest), nil
}
