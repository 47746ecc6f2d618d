package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// bom lists the modules that a program holds, by what the linker wrote into it.
// It says nothing about when or where it was made.
func (r release) bom(ctx context.Context, program string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", "tool", "cyclonedx-gomod", "bin", "-json", "-noserial", "-notimestamp", "-version", r.version, program)
	cmd.Dir = filepath.Join(r.root, ".ci", "release")
	// The tool names its own sum, so it must not hold the path it is built in.
	cmd.Env = append(os.Environ(), "GOFLAGS=-trimpath", "GOWORK=off")
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("list the modules of %s: %w\n%s", filepath.Base(program), err, &problems)
	}
	return out.Bytes(), nil
}
