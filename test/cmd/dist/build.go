package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

const module = "github.com/kubectl-sysaudit/kubectl-sysaudit"

// maxDownload is the size in bytes that no archive may exceed. A program that
// grows by half has linked something that it does not need.
const maxDownload = 20_000_000

// files are what is released for one platform.
type files struct {
	archive []byte
	// bom is the bill of materials: the modules in the program, as CycloneDX.
	bom []byte
}

// write builds everything into the output folder and returns the SHA-256 sums
// in hex, by the file's name: of the archives alone, and of all files.
func (r release) write(ctx context.Context, log io.Writer) (archives, all map[string]string, err error) {
	if err := os.MkdirAll(r.output, 0o755); err != nil {
		return nil, nil, fmt.Errorf("make output folder: %w", err)
	}
	archives, all = map[string]string{}, map[string]string{}
	for _, p := range platforms() {
		built, err := r.build(ctx, p)
		if err != nil {
			return nil, nil, err
		}
		name := p.archive(r.version)
		for file, content := range map[string][]byte{name: built.archive, name + ".cdx.json": built.bom} {
			if err := os.WriteFile(filepath.Join(r.output, file), content, 0o644); err != nil {
				return nil, nil, fmt.Errorf("write release: %w", err)
			}
			all[file] = sumOf(content)
		}
		archives[name] = all[name]
		fmt.Fprintf(log, "%s  %s  %.1f MB\n", archives[name], name, float64(len(built.archive))/1e6)
	}
	return archives, all, nil
}

func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// build compiles the program for one platform and packs it with the license,
// which krew wants to be installed beside it.
func (r release) build(ctx context.Context, p platform) (files, error) {
	dir, err := os.MkdirTemp("", "dist-")
	if err != nil {
		return files{}, fmt.Errorf("make build folder: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, p.binary())
	if err := r.compile(ctx, p, path); err != nil {
		return files{}, err
	}
	program, programErr := os.ReadFile(path)
	license, licenseErr := os.ReadFile(filepath.Join(r.root, "LICENSE"))
	if err := errors.Join(programErr, licenseErr); err != nil {
		return files{}, fmt.Errorf("read what to pack: %w", err)
	}
	archive, err := pack(p, []entry{
		{name: "LICENSE", mode: 0o644, content: license},
		{name: p.binary(), mode: 0o755, content: program},
	})
	if err != nil {
		return files{}, err
	}
	if err := checkSize(p, len(archive)); err != nil {
		return files{}, err
	}
	bom, err := r.bom(ctx, path)
	return files{archive, bom}, err
}

func checkSize(p platform, size int) error {
	if size > maxDownload {
		return fmt.Errorf("the archive for %s has %.1f MB, more than %.1f: see docs/release.md", p, float64(size)/1e6, maxDownload/1e6)
	}
	return nil
}

func (r release) compile(ctx context.Context, p platform, path string) error {
	toolchain, err := r.toolchain()
	if err != nil {
		return err
	}
	flags := fmt.Sprintf("-s -w -X %s/pkg/cli.release=%s", module, r.version)
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", path, "./cmd/"+plugin)
	cmd.Dir = r.root
	// GOAMD64 and the like would change the bytes, GOFLAGS could too.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOWORK=off",
		"GOTOOLCHAIN="+toolchain)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build for %s: %w\n%s", p, err, out)
	}
	return nil
}

// toolchain is the version of Go that the module names. A newer one gives other
// bytes.
func (r release) toolchain() (string, error) {
	mod, err := os.ReadFile(filepath.Join(r.root, "go.mod"))
	if err != nil {
		return "", fmt.Errorf("read module: %w", err)
	}
	line := regexp.MustCompile(`(?m)^toolchain (\S+)$`).FindSubmatch(mod)
	if line == nil {
		return "", errors.New("read module: go.mod has no toolchain line")
	}
	return string(line[1]), nil
}
