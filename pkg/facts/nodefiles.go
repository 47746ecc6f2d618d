package facts

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// NodeFile is a known file or directory of a node that a host path shows, or
// lies in. Beside the root directory itself nothing is listed for it: all that
// a node has lies below.
type NodeFile struct {
	// Kind says what is kept there, such as runtime-socket or cni-binaries.
	Kind string `json:"kind"`
	// Path is the known path, written like HostPath.Path.
	Path string `json:"path"`
	// Relation is same if the host path is the known path, below if the known
	// path lies below the host path, and above if the host path is a part of it.
	Relation string `json:"relation"`
	// Mounted is true if nodes mount a file system of its own there. A host path
	// around it that is mounted read-only stays writable there unless
	// recursiveReadOnly is set.
	Mounted bool `json:"mounted"`
}

// The relations of a known path to a host path.
const (
	relationSame  = "same"
	relationBelow = "below"
	relationAbove = "above"
)

// nodeFiles finds known files around a path.
type nodeFiles struct {
	// sorted holds the known files that most nodes may have, by path, then kind;
	// Relation is empty.
	sorted []NodeFile
	// kinds are the kinds kept at a path.
	kinds map[string][]string
}

func newNodeFiles() nodeFiles {
	files := nodeFiles{kinds: map[string][]string{}}
	for kind, paths := range nodeCatalog() {
		for _, p := range paths {
			files.kinds[p] = append(files.kinds[p], kind)
			if !isRare(p) {
				files.sorted = append(files.sorted, NodeFile{Kind: kind, Path: p, Mounted: isMountPoint(kind)})
			}
		}
	}
	slices.SortFunc(files.sorted, func(a, b NodeFile) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Kind, b.Kind))
	})
	for _, kinds := range files.kinds {
		slices.Sort(kinds)
	}
	return files
}

// around lists the known files at, above and below a clean path. Above it only
// the nearest counts: what is known of /etc/docker/certs.d overrules what is
// known of /etc/docker.
func (f nodeFiles) around(clean string) []NodeFile {
	held := f.nearest(clean)
	if isRoot(clean) {
		return held
	}
	prefix := clean + "/"
	first, _ := slices.BinarySearchFunc(f.sorted, prefix, func(known NodeFile, p string) int {
		return cmp.Compare(known.Path, p)
	})
	for _, known := range f.sorted[first:] {
		if !strings.HasPrefix(known.Path, prefix) {
			break
		}
		known.Relation = relationBelow
		held = append(held, known)
	}
	return held
}

// nearest is what is known of the path itself, or else of the nearest
// directory around it. The root directory is around everything and tells
// nothing.
func (f nodeFiles) nearest(clean string) []NodeFile {
	held, relation := []NodeFile{}, relationSame
	for p := clean; ; p = path.Dir(p) {
		kinds := f.kinds[p]
		for _, kind := range kinds {
			if relation == relationSame || partMatters(kind, p, clean) {
				held = append(held, NodeFile{Kind: kind, Path: p, Relation: relation, Mounted: isMountPoint(kind)})
			}
		}
		if relation = relationAbove; len(kinds) > 0 || isRoot(path.Dir(p)) || p == path.Dir(p) {
			return held
		}
	}
}

// isRare tells paths that a single product uses: a directory around them, such
// as /run, does not mean them.
func isRare(known string) bool {
	switch known {
	case "/etc/kubernetes/cni/net.d", "/run/cilium/cgroupv2", "/run/multus/cni/net.d":
		return true
	}
	return false
}

// isMountPoint tells whether files of a kind are a file system of their own.
func isMountPoint(kind string) bool {
	switch kind {
	case "bpf", "cgroup", "devices", "kernel-debug", "proc", "root":
		return true
	}
	return false
}

// isRoot tells the root directory, or drive C of Windows.
func isRoot(clean string) bool { return clean == "/" || clean == "c:" }

// partMatters tells whether a part of a known directory is worth what the
// whole is. A certificate or public key alone is no secret, and of a home
// directory only the whole, or what is hidden in it, is somebody's login.
func partMatters(kind, known, part string) bool {
	switch path.Ext(part) {
	case ".crt", ".pub":
		return kind == "trust"
	}
	rest := strings.TrimPrefix(part, known+"/")
	if kind == "homes" {
		return !strings.Contains(rest, "/") && known != "/root" || strings.Contains("/"+rest, "/.")
	}
	return true
}
