// Command dist builds the release archives of the plugin for all platforms, each
// with a bill of materials, and writes their sums into krew-manifest.yaml.
//
// Two runs on the same sources with the same Go version give the same bytes:
// nothing in an archive tells when, where or by whom it was built. That is what
// lets the manifest, which lies in the repository, hold the sums of archives
// that are built from the repository.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	var r release
	flag.StringVar(&r.root, "root", ".", "Folder of the plugin's module")
	flag.StringVar(&r.output, "output", "dist", "Folder to write the archives to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := r.run(ctx, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "error: %v\n", err)
		os.Exit(1)
	}
}

// release is what is built from one state of the sources.
type release struct {
	root    string
	output  string
	version string
}

const manifestName = "krew-manifest.yaml"

// run builds everything; the manifest, which is the source of the version, is
// rewritten last.
func (r release) run(ctx context.Context, log io.Writer) error {
	path := filepath.Join(r.root, manifestName)
	manifest, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read manifest: %w", err)
	}
	if r.version, err = manifestVersion(manifest); err != nil {
		return err
	}
	archives, all, err := r.write(ctx, log)
	if err != nil {
		return err
	}
	if err := writeChecksums(filepath.Join(r.output, "checksums.txt"), all); err != nil {
		return err
	}
	if manifest, err = withSums(manifest, archives); err != nil {
		return err
	}
	if err := os.WriteFile(path, manifest, 0o644); err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	return nil
}
