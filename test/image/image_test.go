package image

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestImage builds the image for this machine's architecture.
func TestImage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the plugin and ko")
	}
	layout := build(t)
	index := read[index](t, filepath.Join(layout, "index.json"))
	manifests := leaves(t, layout, index)
	if len(manifests) != 1 {
		t.Fatalf("%d images", len(manifests))
	}
	m := read[manifest](t, blob(layout, manifests[0].Digest))
	c := read[config](t, blob(layout, m.Config.Digest))
	if diff := cmp.Diff(platform{"linux", runtime.GOARCH}, platform{c.OS, c.Architecture}); diff != "" {
		t.Errorf("platform (-want +got):\n%s", diff)
	}
	if c.Config.User != "65532:65532" {
		t.Errorf("it runs as %q", c.Config.User)
	}
	if diff := cmp.Diff([]string{"/ko-app/kubectl-sysaudit"}, c.Config.Entrypoint); diff != "" {
		t.Errorf("entry point (-want +got):\n%s", diff)
	}
	if len(c.Config.Volumes)+len(c.Config.ExposedPorts) > 0 {
		t.Errorf("it has volumes %v and ports %v", c.Config.Volumes, c.Config.ExposedPorts)
	}
	runProgram(t, layout, m)
}

// build does what make image does, on a base that needs no network, and returns
// the folder of the image.
func build(t *testing.T) string {
	t.Helper()
	const folder = "dist/image-test" // ko takes no path in upper case
	layout := filepath.Join("../..", folder)
	t.Cleanup(func() { os.RemoveAll(layout) })
	cmd := exec.CommandContext(t.Context(), "make", "image", "IMAGE="+folder, "VERSION=v1.2.3", "PLATFORMS=linux/"+runtime.GOARCH)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), "KO_DEFAULTBASEIMAGE="+startBase(t), "MAKEFLAGS=", "MAKELEVEL=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("make image: %v\n%s", err, out)
	}
	return layout
}

type index struct{ Manifests []descriptor }

type manifest struct {
	Config descriptor
	Layers []descriptor
}

type config struct {
	OS, Architecture string
	Config           struct {
		User                  string
		Entrypoint            []string
		Volumes, ExposedPorts map[string]any
	}
}

func blob(layout, digest string) string {
	return filepath.Join(layout, "blobs", strings.ReplaceAll(digest, ":", "/"))
}

func read[T any](t *testing.T, file string) T {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var document T
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return document
}

// leaves are the images of an index, which may hold further ones.
func leaves(t *testing.T, layout string, i index) []descriptor {
	t.Helper()
	var all []descriptor
	for _, d := range i.Manifests {
		if d.MediaType == indexType {
			all = append(all, leaves(t, layout, read[index](t, blob(layout, d.Digest)))...)
			continue
		}
		all = append(all, d)
	}
	return all
}

// runProgram takes the program out of the layers and runs it, as far from a
// container as a test can without one: with no environment.
func runProgram(t *testing.T, layout string, m manifest) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the program is for Linux")
	}
	for _, layer := range m.Layers {
		content := program(t, blob(layout, layer.Digest))
		if content == nil {
			continue
		}
		path := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(path, content, 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), path, "version")
		cmd.Env = []string{}
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.HasPrefix(string(out), "kubectl-sysaudit v1.2.3 ") {
			t.Errorf("version prints %q (%v)", out, err)
		}
		return
	}
	t.Errorf("none of the %d layers has the program", len(m.Layers))
}

// program is the content of the entry point, if the layer has it.
func program(t *testing.T, layer string) []byte {
	t.Helper()
	packed, err := os.ReadFile(layer)
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewReader(unzipped)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimPrefix(header.Name, "/") != "ko-app/kubectl-sysaudit" {
			continue
		}
		content, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
}
