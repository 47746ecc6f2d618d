package facts

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAround(t *testing.T) {
	files := newNodeFiles()
	for clean, want := range map[string][]string{
		// The path itself.
		"/run/containerd/containerd.sock": {"runtime-socket same"},
		"/var/lib/kubelet/pods":           {"kubelet-pods same"},
		"/etc/cni/net.d":                  {"agent-credentials same", "cni-config same"},
		"/etc/localtime":                  {"harmless same"},
		"//./pipe/docker_engine":          {"runtime-socket same"},
		// Around it.
		"/run/systemd":         {"root-jobs below", "system-socket below"},
		"/var/lib/kubelet":     {"device-plugins below", "harmless below", "kubelet-config below", "kubelet-credentials below", "kubelet-plugins below", "kubelet-pods below", "volume-plugins below"},
		"/run/cilium":          {},
		"/run/cilium/cgroupv2": {"cgroup same"},
		"/sys/fs":              {"bpf below", "cgroup below"},
		"/opt":                 {"cni-binaries below", "root-programs below"},
		"c:/var/lib/kubelet":   {"device-plugins below", "kubelet-config below", "kubelet-credentials below", "kubelet-plugins below", "kubelet-pods below"},
		"/proc":                {"kernel-helpers below", "proc same"},
		// Inside of it: the nearest counts.
		"/var/lib/kubelet/plugins/disk.example": {"kubelet-plugins above"},
		"/var/lib/kubelet/pods/1/volumes/x":     {"kubelet-pods above"},
		"/etc/docker/certs.d/registry.example":  {"trust above"},
		"/etc/docker/daemon.json":               {"runtime-config above"},
		"/var/lib/docker/containers":            {"container-filesystems above"},
		"/home/kubernetes/bin/x":                {"root-programs above"},
		"/dev/net/tun":                          {"harmless same"},
		"/dev/sda":                              {"devices above"},
		// Parts that are not worth what the whole is.
		"/etc/kubernetes/pki/ca.crt": {},
		"/etc/kubernetes/pki/ca.key": {"pki above"},
		"/etc/ssl/certs/x.crt":       {"trust above"},
		"/home/app/data":             {},
		"/home/admin":                {"homes above"},
		"/home/admin/.ssh":           {"homes above"},
		"/root/data":                 {},
		"/root/.aws":                 {"homes above"},
		// Neighbors, and the root that tells nothing but itself.
		"/":                            {"root same"},
		"c:":                           {"root same"},
		"d:/data":                      {},
		"/var/lib/kubelet/pods-backup": {},
		"/etc/cron.daily2":             {},
		"/binary":                      {},
		"/data":                        {},
	} {
		got := []string{}
		for _, held := range files.around(clean) {
			if text := held.Kind + " " + held.Relation; !slices.Contains(got, text) {
				got = append(got, text)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("around(%q) (-want +got):\n%s", clean, diff)
		}
	}
}

func TestAroundNamesWhatLiesBelow(t *testing.T) {
	want := []NodeFile{
		{Kind: "bpf", Path: "/sys/fs/bpf", Relation: "below", Mounted: true},
		{Kind: "cgroup", Path: "/sys/fs/cgroup", Relation: "below", Mounted: true},
	}
	if diff := cmp.Diff(want, newNodeFiles().around("/sys/fs")); diff != "" {
		t.Error(diff)
	}
}

// TestNodeCatalog holds the catalog to the form of clean paths, and its kinds
// to those that policies have words for.
func TestNodeCatalog(t *testing.T) {
	words, err := os.ReadFile(path.Join("..", "..", "policies", "lib", "nodefiles.rego"))
	if err != nil {
		t.Fatal(err)
	}
	for kind, paths := range nodeCatalog() {
		if !strings.Contains(string(words), "\t\""+kind+"\": ") {
			t.Errorf("policies/lib/nodefiles.rego has no words for %s", kind)
		}
		for i, p := range paths {
			if clean := cleanPath(strings.ReplaceAll(p, "//./", `\\.\`)); clean != p {
				t.Errorf("%s: %s must be written %s", kind, p, clean)
			}
			if slices.Contains(paths[:i], p) {
				t.Errorf("%s: %s stands there twice", kind, p)
			}
		}
	}
}

// TestKindsAreDefinedOnce: the parts of the catalog must not overwrite each
// other.
func TestKindsAreDefinedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, part := range catalogParts() {
		for kind := range part {
			if seen[kind] {
				t.Errorf("kind %s is defined twice", kind)
			}
			seen[kind] = true
		}
	}
}

func TestShows(t *testing.T) {
	files := newNodeFiles()
	held := func(p string) *HostPath { return &HostPath{Path: p, Holds: files.around(p)} }
	got := shows([]Mount{
		{HostPath: held("/etc/cron.d")}, {}, {HostPath: held("/etc")}, {HostPath: held("/etc/cron.d/x")},
	})
	want := []Shown{{Mount: 0}, {Mount: 2}, {Mount: 3, Part: true}}
	if diff := cmp.Diff(want, got["root-jobs"]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Shown{{Mount: 2}}, got["trust"]); diff != "" {
		t.Error(diff)
	}
}
