package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

const module = "github.com/kubectl-sysaudit/kubectl-sysaudit"

// archives builds an archive for each platform and returns their SHA-256 sums
// in hex, by the archive's name.
func (r release) archives(ctx context.Context, log io.Writer) (map[string]string, error) {
	if err := os.MkdirAll(r.output, 0o755); err != nil {
		return nil, fmt.Errorf("make output folder: %w", err)
	}
	sums := map[string]string{}
	for _, p := range platforms() {
		name := p.archive(r.version)
		content, err := r.archive(ctx, p)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(r.output, name), content, 0o644); err != nil {
			return nil, fmt.Errorf("write archive: %w", err)
		}
		sum := sha256.Sum256(content)
		sums[name] = hex.EncodeToString(sum[:])
		fmt.Fprintf(log, "%s  %s  %.1f MB\n", sums[name], name, float64(len(content))/1e6)
	}
	return sums, nil
}

// archive builds the program for one platform and packs it with the license,
// which krew wants to be installed beside it.
func (r release) archive(ctx context.Context, p platform) ([]byte, error) {
	program, err := r.compile(ctx, p)
	if err != nil {
		return nil, err
	}
	license, err := os.ReadFile(filepath.Join(r.root, "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("read license: %w", err)
	}
	return pack(p, []entry{
		{name: "LICENSE", mode: 0o644, content: license},
		{name: p.binary(), mode: 0o755, content: program},
	})
}

func (r release) compile(ctx context.Context, p platform) ([]byte, error) {
	dir, err := os.MkdirTemp("", "dist-")
	if err != nil {
		return nil, fmt.Errorf("make build folder: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, p.binary())
	flags := fmt.Sprintf("-s -w -X %s/pkg/cli.release=%s", module, r.version)
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", path, "./cmd/"+plugin)
	cmd.Dir = r.root
	// GOAMD64 and the like would change the bytes, GOFLAGS could too.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build for %s: %w\n%s", p, err, out)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read program: %w", err)
	}
	return program, nil
}
