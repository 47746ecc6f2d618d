package binaries

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// unusedFor is how long a build may lie about: each takes 150 MB, and each change
// of go.mod makes a new one.
const unusedFor = 14 * 24 * time.Hour

// touch notes that the build is in use. It may fail where the cache is read-only.
func touch(dir string) {
	now := time.Now()
	_ = os.Chtimes(dir, now, now)
}

// prune removes the builds beside dir that nobody has used for long, and what
// builds that were interrupted have left.
func prune(dir string) error {
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return fmt.Errorf("list builds: %w", err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !info.IsDir() || time.Since(info.ModTime()) < unusedFor {
			continue
		}
		if err := os.RemoveAll(filepath.Join(filepath.Dir(dir), entry.Name())); err != nil {
			return fmt.Errorf("remove old build: %w", err)
		}
	}
	return nil
}
