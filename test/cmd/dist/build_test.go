package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestTwoBuilds builds a release for this platform twice, in folders that share
// neither a name nor a depth. make dist does the same for all platforms, which
// takes minutes.
func TestTwoBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the plugin twice")
	}
	first := copied(t, filepath.Join(t.TempDir(), "one"))
	second := copied(t, filepath.Join(t.TempDir(), "of", "two"))
	a, b := built(t, first), built(t, second)
	if !bytes.Equal(a.archive, b.archive) {
		t.Error("the archives differ")
	}
	if !bytes.Equal(a.bom, b.bom) {
		t.Error("the bills of materials differ")
	}
	checkBOM(t, a.bom)
	if bytes.Contains(a.bom, []byte(first.root)) {
		t.Error("the bill of materials tells where it was made")
	}
	t.Run("the linker prunes", func(t *testing.T) { linkerPrunes(t, a.archive) })
	t.Run("krew install", func(t *testing.T) { krewInstall(t, a.archive) })
}

// copied is a release from a copy of the sources.
func copied(t *testing.T, root string) release {
	t.Helper()
	for _, name := range []string{"cmd", "pkg", "policies", "examples", ".ci"} {
		if err := os.CopyFS(filepath.Join(root, name), os.DirFS(filepath.Join("../../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "LICENSE"} {
		content, err := os.ReadFile(filepath.Join("../../..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return release{root: root, version: "v0.1.0"}
}

func thisPlatform() platform { return platform{runtime.GOOS, runtime.GOARCH} }

func built(t *testing.T, r release) files {
	t.Helper()
	f, err := r.build(t.Context(), thisPlatform())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// checkBOM wants the main module by its version, and OPA by one with its sum.
func checkBOM(t *testing.T, bom []byte) {
	t.Helper()
	var document struct {
		BOMFormat string
		Metadata  struct {
			Component struct{ Name, Version string }
		}
		Components []struct {
			Name, Version string
			Hashes        []struct{ Alg, Content string }
		}
	}
	if err := json.Unmarshal(bom, &document); err != nil {
		t.Fatal(err)
	}
	if main := document.Metadata.Component; document.BOMFormat != "CycloneDX" || main.Name != module || main.Version != "v0.1.0" {
		t.Errorf("a %s of %s %s", document.BOMFormat, main.Name, main.Version)
	}
	for _, c := range document.Components {
		if c.Name == "github.com/open-policy-agent/opa" && strings.HasPrefix(c.Version, "v1.") && len(c.Hashes) == 1 {
			return
		}
	}
	t.Errorf("none of the %d modules is OPA", len(document.Components))
}

// linkerPrunes looks for the one function whose presence makes the linker keep
// every exported method; docs/release.md says why. Its name is in the program
// even without symbols, because panics print it.
func linkerPrunes(t *testing.T, archive []byte) {
	store := t.TempDir()
	unpack(t, thisPlatform().archive("v0.1.0"), archive, store)
	program, err := os.ReadFile(filepath.Join(store, thisPlatform().binary()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(program, []byte(module+"/pkg/cli.Main")) {
		t.Error("the program does not hold the names of its functions")
	}
	if bytes.Contains(program, []byte("text/template.(*state).evalField")) {
		t.Error("text/template is linked")
	}
}

func TestCheckSize(t *testing.T) {
	for size, want := range map[int]bool{maxDownload: true, maxDownload + 1: false} {
		if err := checkSize(thisPlatform(), size); (err == nil) != want {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func TestToolchain(t *testing.T) {
	tests := []struct{ name, mod, want string }{
		{"named", "module m\n\ngo 1.26.0\n\ntoolchain go1.26.8\n", "go1.26.8"},
		{"not named", "module m\n\ngo 1.26.0\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root := t.TempDir()
			if err := os.WriteFile(filepath.Join(root, "go.mod"), []byte(tt.mod), 0o600); err != nil {
				t.Fatal(err)
			}
			if got, err := (release{root: root}).toolchain(); got != tt.want || (err == nil) != (tt.want != "") {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}
