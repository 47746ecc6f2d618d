package binaries

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestPathPrefersAssets(t *testing.T) {
	assets := t.TempDir()
	write(t, filepath.Join(assets, Etcd), "")
	write(t, filepath.Join(assets, Scheduler), "")
	t.Setenv(assetsVariable, assets)
	if path, ok := asset(Etcd); !ok || path != filepath.Join(assets, Etcd) {
		t.Errorf("etcd is at %q, want it in %s", path, assets)
	}
	for _, name := range []string{Kubectl, Scheduler} { // not there; not of those that envtest brings
		if path, ok := asset(name); ok {
			t.Errorf("%s is at %s, want it built", name, path)
		}
	}
}

func TestSource(t *testing.T) {
	found, err := findSource()
	if err != nil {
		t.Fatal(err)
	}
	if here, err := os.Getwd(); err != nil || found.dir != filepath.Dir(here) {
		t.Errorf("found %s from %s (%v)", found.dir, here, err)
	}
	if found.version == "" || len(found.digest) != 12 {
		t.Errorf("version %q, digest %q", found.version, found.digest)
	}
}

// Whatever decides what is built is part of the digest.
func TestDigest(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"go.mod":                   "module " + modulePath + "\n\nrequire k8s.io/kubernetes v1.37.2\n",
		"go.sum":                   "",
		"cmd/controlplane/main.go": "package main\n",
	}
	for name, content := range files {
		write(t, filepath.Join(dir, name), content)
	}
	digests := []string{digest(t, dir)}
	for name, content := range files {
		write(t, filepath.Join(dir, name), content+"// changed\n")
		digests = append(digests, digest(t, dir))
	}
	slices.Sort(digests)
	if len(slices.Compact(digests)) != 1+len(files) {
		t.Errorf("a change did not change the digest: %v", digests)
	}
}

func TestPrune(t *testing.T) {
	parent := t.TempDir()
	ages := map[string]time.Duration{"new": 0, "recent": unusedFor - time.Hour, "old": unusedFor + time.Hour}
	for name, age := range ages {
		write(t, filepath.Join(parent, name, program), "")
		then := time.Now().Add(-age)
		if err := os.Chtimes(filepath.Join(parent, name), then, then); err != nil {
			t.Fatal(err)
		}
	}
	if err := prune(filepath.Join(parent, "new")); err != nil {
		t.Fatal(err)
	}
	for name, age := range ages {
		if got, want := exists(filepath.Join(parent, name)), age < unusedFor; got != want {
			t.Errorf("%s is there: %v, want %v", name, got, want)
		}
	}
}

func digest(t *testing.T, dir string) string {
	t.Helper()
	s, err := readSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s.digest
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
