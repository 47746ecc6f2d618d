package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseOutputs(t *testing.T) {
	tests := []struct {
		name  string
		flags []string
		want  []wantedOutput
		err   string
	}{
		{"none", nil, []wantedOutput{{}}, ""},
		{"one", []string{"json"}, []wantedOutput{{format: "json"}}, ""},
		{"a file", []string{"json=r.json"}, []wantedOutput{{"json", "r.json"}}, ""},
		{"several", []string{"table", "json=r.json", "sarif=./a=b.sarif"}, []wantedOutput{{format: "table"}, {"json", "r.json"}, {"sarif", "a=b.sarif"}}, ""},
		{"stdout by name", []string{"json=-", "table=t.txt"}, []wantedOutput{{format: "json"}, {"table", "t.txt"}}, ""},
		{"stdout by device", []string{"json=/dev/stdout"}, []wantedOutput{{format: "json"}}, ""},
		{"template", []string{"jsonpath={.a=='b'}"}, []wantedOutput{{format: "jsonpath={.a=='b'}"}}, ""},
		{"template file", []string{"go-template-file=x.tmpl", "json=r"}, []wantedOutput{{format: "go-template-file=x.tmpl"}, {"json", "r"}}, ""},
		{"two to stdout", []string{"json", "yaml"}, nil, "-o json and -o yaml cannot both go to standard output"},
		{"two to stdout by name", []string{"json=-", "yaml"}, nil, "cannot both go to standard output"},
		{"two to one file", []string{"json=r", "yaml=./r"}, nil, "-o json and -o yaml cannot both go to r"},
		{"no name", []string{"json="}, nil, "needs the name of a file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := parseOutputs(tt.flags)
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(wantedOutput{})); diff != "" {
				t.Error(diff)
			}
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("error %v, want %q", err, tt.err)
			}
		})
	}
}

func TestWritable(t *testing.T) {
	dir := t.TempDir()
	for file, want := range map[string]bool{
		filepath.Join(dir, "new.json"): true, filepath.Join(dir, "none", "new.json"): false, dir: false, "": true,
		filepath.Join(dir, strings.Repeat("x", 250)): false, os.DevNull: true,
	} {
		if err := (wantedOutput{"json", file}).writable(); (err == nil) != want {
			t.Errorf("%q: %v", file, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func says(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	if err := os.WriteFile(old, []byte("something longer than the new text"), 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(old, link); err != nil {
		t.Skip("no symbolic links:", err)
	}
	for _, name := range []string{filepath.Join(dir, "new"), old, link} {
		text := "text of " + filepath.Base(name)
		if err := writeFile(name, says(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode became %v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link became a file: %v", err)
	}
	onlyFiles(t, dir, "link", "new", "old")
}

func TestWriteFileLeavesNothingHalfWritten(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "kept")
	if err := os.WriteFile(kept, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	half := func(w io.Writer) error { return errors.Join(says("half")(w), broken) }
	for _, name := range []string{kept, filepath.Join(dir, "new")} {
		if err := writeFile(name, half); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got, err := os.ReadFile(kept); err != nil || string(got) != "kept" {
		t.Errorf("%q, %v", got, err)
	}
	onlyFiles(t, dir, "kept")
}

func TestWriteFileWritesToDevices(t *testing.T) {
	if err := writeFile(os.DevNull, says("text")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat("/dev/full"); err == nil && !info.Mode().IsRegular() {
		if err := writeFile("/dev/full", says("text")); err == nil || strings.Contains(err.Error(), "/dev/full") {
			t.Errorf("a full disk: %v", err)
		}
	}
}

func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestOutputsAllGetWritten: one that fails keeps no other from being written.
func TestOutputsAllGetWritten(t *testing.T) {
	dir := t.TempDir()
	flags := &outputFlags{color: "auto", reports: true, formats: []string{
		"json=" + filepath.Join(dir, "r.json"), "jsonpath={.findings[3].id}", "csv=" + filepath.Join(dir, "r.csv"),
	}}
	stdout, stderr, err := runWith(t, flags)
	if err == nil || stdout != "" || stderr != "" {
		t.Errorf("error %v, stdout %q, stderr %q", err, stdout, stderr)
	}
	onlyFiles(t, dir, "r.csv", "r.json")
}

// runWith prints an empty report.
func runWith(t *testing.T, flags *outputFlags) (stdout, stderr string, err error) {
	t.Helper()
	streams, out, errOut := testStreams()
	printer, err := flags.printer(streams)
	if err != nil {
		t.Fatal(err)
	}
	err = printer.PrintObj(emptyReport(), streams.Out)
	return out.String(), errOut.String(), err
}
