package facts

import (
	"path"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// cleanPath writes a path of a node as the kernel resolves it on every
// distribution: no "..", no double slashes, /var/run as /run, and without the
// detour over a process's root.
func cleanPath(raw string) string {
	if isWindowsPath(raw) {
		return strings.TrimRight(strings.ToLower(strings.ReplaceAll(raw, `\`, "/")), "/")
	}
	clean := path.Clean("/" + raw)
	for _, link := range []struct{ from, to string }{
		{"/proc/1/root", "/"}, {"/var/run", "/run"}, {"/var/lock", "/run/lock"},
	} {
		if rest, ok := strings.CutPrefix(clean, link.from); ok && (rest == "" || rest[0] == '/') {
			clean = path.Join(link.to, rest)
		}
	}
	return clean
}

func isWindowsPath(p string) bool {
	return strings.HasPrefix(p, `\\`) || len(p) >= 2 && p[1] == ':'
}

// nodePath is the part of the node's file system behind a volume, or nil.
func (f nodeFiles) nodePath(inv *inventory.Inventory, namespace string, volume *corev1.Volume) *HostPath {
	raw, via := inv.NodePath(namespace, volume)
	if via == "" {
		return nil
	}
	clean := cleanPath(raw)
	h := &HostPath{Path: clean, Raw: raw, Via: via, Holds: f.around(clean)}
	if volume.HostPath != nil {
		h.Type = string(ptr.Deref(volume.HostPath.Type, corev1.HostPathUnset))
	}
	return h
}

// below narrows a host path to the part that a mount shows.
func (f nodeFiles) below(h *HostPath, mount *corev1.VolumeMount) *HostPath {
	if h == nil {
		return nil
	}
	narrow := *h
	switch {
	case mount.SubPath != "" && isWindowsPath(h.Raw):
		narrow.Path = cleanPath(h.Raw + `\` + mount.SubPath)
	case mount.SubPath != "":
		narrow.Path = cleanPath(path.Join(h.Path, mount.SubPath))
	case mount.SubPathExpr != "":
		narrow.Open = true
	}
	narrow.Holds = f.around(narrow.Path)
	return &narrow
}
