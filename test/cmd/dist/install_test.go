package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/binaries"
)

// krewInstall installs an archive by the rules of krew: the manifest's platform
// for this machine is chosen, the sum verified, everything unpacked, and the
// program linked by the plugin's name. Then a real kubectl runs it.
func krewInstall(t *testing.T, archive []byte) {
	if thisPlatform().os == "windows" {
		t.Skip("links need rights there")
	}
	p := selected(t, manifestFor(t, archive))
	if p.SHA256 != sumOf(archive) {
		t.Fatalf("the manifest has the sum %s", p.SHA256)
	}
	store, bin := t.TempDir(), t.TempDir()
	unpack(t, p.URI, archive, store)
	for _, link := range []string{plugin, "kubectl_complete-sysaudit"} {
		if err := os.Symlink(filepath.Join(store, p.Bin), filepath.Join(bin, link)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(store, "LICENSE")); err != nil {
		t.Error(err)
	}
	if out := kubectl(t, bin, "sysaudit", "version"); out != fmt.Sprintf("kubectl-sysaudit v0.1.0 %s\n", thisPlatform()) {
		t.Errorf("version is %q", out)
	}
	if out := kubectl(t, bin, "sysaudit", "--demo", "-n", "kube-system", "--min-severity", "critical"); !strings.Contains(out, "kube-system/ds/") {
		t.Errorf("the demo shows:\n%s", out)
	}
	if out := kubectl(t, bin, "__complete", "sysaudit", "explain", "host-path-r"); !strings.HasPrefix(out, "host-path-root\t") {
		t.Errorf("completed:\n%s", out)
	}
}

// manifestFor is the manifest of the repository as a release with the archive
// writes it.
func manifestFor(t *testing.T, archive []byte) krewManifest {
	t.Helper()
	content, err := os.ReadFile("../../../" + manifestName)
	if err != nil {
		t.Fatal(err)
	}
	version, err := manifestVersion(content)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for _, p := range platforms() {
		sums[p.archive(version)] = sumOf([]byte("of another platform"))
	}
	sums[thisPlatform().archive(version)] = sumOf(archive)
	if content, err = withSums(content, sums); err != nil {
		t.Fatal(err)
	}
	var m krewManifest
	if err := yaml.UnmarshalStrict(content, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// selected is the one platform whose selector matches this machine.
func selected(t *testing.T, m krewManifest) krewPlatform {
	t.Helper()
	var found []krewPlatform
	for _, p := range m.Spec.Platforms {
		if labels := p.Selector.MatchLabels; labels.OS == thisPlatform().os && labels.Arch == thisPlatform().arch {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d platforms match %s", len(found), thisPlatform())
	}
	return found[0]
}

// unpack writes the files of an archive with their modes. The name tells which
// kind of archive it is.
func unpack(t *testing.T, name string, content []byte, dir string) {
	t.Helper()
	if strings.HasSuffix(name, ".zip") {
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(dir, archive); err != nil {
			t.Fatal(err)
		}
		return
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewReader(unzipped)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		file, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(header.Name)), file, fs.FileMode(header.Mode)); err != nil {
			t.Fatal(err)
		}
	}
}

// kubectl runs a real kubectl that finds plugins in a folder and nothing else
// of the user's.
func kubectl(t *testing.T, bin string, args ...string) string {
	t.Helper()
	path, err := binaries.Path(t.Context(), binaries.Kubectl)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Env = []string{"PATH=" + bin, "HOME=" + t.TempDir(), "KUBECONFIG=none"}
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("kubectl %s: %v\n%s", strings.Join(args, " "), err, &problems)
	}
	return out.String()
}
