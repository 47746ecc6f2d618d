package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"testing"
	"time"
)

func sampleFiles() []entry {
	return []entry{
		{name: "LICENSE", mode: 0o644, content: []byte("terms")},
		{name: "kubectl-sysaudit", mode: 0o755, content: bytes.Repeat([]byte("code"), 10_000)},
	}
}

func TestPackSameInputSameBytes(t *testing.T) {
	for _, p := range platforms() {
		t.Run(p.String(), func(t *testing.T) {
			first, second := packed(t, p), packed(t, p)
			if !bytes.Equal(first, second) {
				t.Error("two archives of the same files differ")
			}
		})
	}
}

func TestTarGz(t *testing.T) {
	zipped, err := gzip.NewReader(bytes.NewReader(packed(t, platform{"linux", "amd64"})))
	if err != nil {
		t.Fatal(err)
	}
	if !zipped.ModTime.IsZero() || zipped.Name != "" {
		t.Errorf("gzip header tells time %v and name %q", zipped.ModTime, zipped.Name)
	}
	archive := tar.NewReader(zipped)
	for _, want := range sampleFiles() {
		header, err := archive.Next()
		if err != nil {
			t.Fatal(err)
		}
		if header.Name != want.name || header.Mode != int64(want.mode) || !header.ModTime.Equal(modified()) {
			t.Errorf("got %s %o %v", header.Name, header.Mode, header.ModTime)
		}
		if header.Uid != 0 || header.Gid != 0 || header.Uname != "" || header.Gname != "" {
			t.Errorf("%s tells its owner: %d %d %q %q", header.Name, header.Uid, header.Gid, header.Uname, header.Gname)
		}
		if content, err := io.ReadAll(archive); err != nil || !bytes.Equal(content, want.content) {
			t.Errorf("%s: content differs (%v)", header.Name, err)
		}
	}
	if _, err := archive.Next(); err != io.EOF {
		t.Errorf("more files than packed: %v", err)
	}
}

func TestZip(t *testing.T) {
	content := packed(t, platform{"windows", "arm64"})
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.File) != len(sampleFiles()) {
		t.Fatalf("got %d files", len(archive.File))
	}
	for i, want := range sampleFiles() {
		file := archive.File[i]
		if file.Name != want.name || file.Mode() != want.mode || file.Modified.Sub(modified()).Abs() > time.Second {
			t.Errorf("got %s %v %v", file.Name, file.Mode(), file.Modified)
		}
		if file.UncompressedSize64 != uint64(len(want.content)) {
			t.Errorf("%s has %d bytes", file.Name, file.UncompressedSize64)
		}
	}
}

func packed(t *testing.T, p platform) []byte {
	t.Helper()
	content, err := pack(p, sampleFiles())
	if err != nil {
		t.Fatal(err)
	}
	return content
}
