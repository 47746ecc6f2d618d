package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// manifestVersion is the version that a krew manifest announces. The manifest
// is read and written line by line, so that its comments and order stay.
func manifestVersion(manifest []byte) (string, error) {
	for line := range strings.Lines(string(manifest)) {
		if key, value := field(line); key == "version" {
			return value, nil
		}
	}
	return "", errors.New("read manifest: it has no version")
}

// withSums puts the archives' sums behind the URIs that end in their names.
// Each archive must be named, and nothing that is no archive.
func withSums(manifest []byte, sums map[string]string) ([]byte, error) {
	var out strings.Builder
	var archive string
	written := map[string]bool{}
	for line := range strings.Lines(string(manifest)) {
		switch key, value := field(line); key {
		case "uri":
			archive = path.Base(value)
		case "sha256":
			sum, ok := sums[archive]
			if !ok {
				return nil, fmt.Errorf("write sums: the manifest names %q, which is not built", archive)
			}
			written[archive] = true
			line = strings.Replace(line, value, sum, 1)
		}
		out.WriteString(line)
	}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if !written[name] {
			return nil, fmt.Errorf("write sums: the manifest does not name %q", name)
		}
	}
	return []byte(out.String()), nil
}

// field splits a line of YAML that holds a plain or quoted scalar.
func field(line string) (key, value string) {
	key, value, _ = strings.Cut(strings.TrimLeft(line, " -"), ":")
	return key, strings.Trim(strings.TrimSpace(value), `"'`)
}

// writeChecksums writes what `sha256sum --check` reads.
func writeChecksums(file string, sums map[string]string) error {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&out, "%s  %s\n", sums[name], name)
	}
	if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
		return fmt.Errorf("write checksums: %w", err)
	}
	return nil
}
