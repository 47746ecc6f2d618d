package main

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

const sample = `spec:
  version: v1.2.3
  platforms:
    # Comments stay.
    - uri: https://example.com/v1.2.3/one.tar.gz
      sha256: "old"
    - sha256: old # before its uri would be read wrongly
      uri: https://example.com/v1.2.3/two.zip
`

func TestWithSums(t *testing.T) {
	good := strings.Replace(sample, "    - sha256: old # before its uri would be read wrongly\n      uri: https://example.com/v1.2.3/two.zip\n",
		"    - uri: https://example.com/v1.2.3/two.zip\n      sha256: old\n", 1)
	tests := []struct {
		name, manifest string
		sums           map[string]string
		want, err      string
	}{
		{
			name: "each its own", manifest: good, sums: map[string]string{"one.tar.gz": "111", "two.zip": "222"},
			want: strings.Replace(strings.Replace(good, `"old"`, `"111"`, 1), ": old", ": 222", 1),
		},
		{name: "not built", manifest: good, sums: map[string]string{"one.tar.gz": "111"}, err: `"two.zip", which is not built`},
		{
			name: "not named", manifest: good, err: `does not name "three.zip"`,
			sums: map[string]string{"one.tar.gz": "1", "two.zip": "2", "three.zip": "3"},
		},
		{
			name: "sum before its URI", manifest: sample, err: `does not name "two.zip"`,
			sums: map[string]string{"one.tar.gz": "1", "two.zip": "2"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := withSums([]byte(tt.manifest), tt.sums)
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Fatalf("got error %v, want %q", err, tt.err)
			}
			if string(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestManifestVersion(t *testing.T) {
	if got, err := manifestVersion([]byte(sample)); err != nil || got != "v1.2.3" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := manifestVersion([]byte("spec: {}\n")); err == nil {
		t.Error("no error without a version")
	}
}

// krewManifest is the part of a krew plugin manifest that has rules.
type krewManifest struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Metadata   struct {
		Name string `json:"name"`
	} `json:"metadata"`
	Spec struct {
		Version          string         `json:"version"`
		Homepage         string         `json:"homepage"`
		ShortDescription string         `json:"shortDescription"`
		Description      string         `json:"description"`
		Caveats          string         `json:"caveats"`
		Platforms        []krewPlatform `json:"platforms"`
	} `json:"spec"`
}

type krewPlatform struct {
	Selector struct {
		MatchLabels struct {
			OS   string `json:"os"`
			Arch string `json:"arch"`
		} `json:"matchLabels"`
	} `json:"selector"`
	URI    string `json:"uri"`
	SHA256 string `json:"sha256"`
	Bin    string `json:"bin"`
}

// TestKrewManifest holds the manifest of the repository to what krew checks at
// https://github.com/kubernetes-sigs/krew/blob/master/internal/index/validation/validate.go,
// and to what a release builds.
func TestKrewManifest(t *testing.T) {
	m := readManifest(t, "../../../"+manifestName)
	if m.APIVersion != "krew.googlecontainertools.github.com/v1alpha2" || m.Kind != "Plugin" || m.Metadata.Name != "sysaudit" {
		t.Errorf("it is a %s %s named %s", m.APIVersion, m.Kind, m.Metadata.Name)
	}
	if !regexp.MustCompile(`^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`).MatchString(m.Spec.Version) {
		t.Errorf("version %q is no semantic version with a v", m.Spec.Version)
	}
	if short := m.Spec.ShortDescription; short == "" || len(short) > 60 || strings.ContainsAny(short, "\r\n") {
		t.Errorf("short description %q is empty, long, or more than a line", short)
	}
	if m.Spec.Homepage == "" || m.Spec.Description == "" {
		t.Error("no homepage or no description")
	}
	if len(m.Spec.Platforms) != len(platforms()) {
		t.Fatalf("%d platforms, want %d", len(m.Spec.Platforms), len(platforms()))
	}
	for i, want := range platforms() {
		checkPlatform(t, m.Spec.Platforms[i], want, m.Spec.Version)
	}
}

// checkPlatform wants the platforms in the order in which they are built, which
// also keeps selectors from overlapping.
func checkPlatform(t *testing.T, got krewPlatform, want platform, version string) {
	t.Helper()
	if labels := got.Selector.MatchLabels; labels.OS != want.os || labels.Arch != want.arch {
		t.Errorf("selector %s/%s, want %s", labels.OS, labels.Arch, want)
	}
	if uri := "https://" + module + "/releases/download/" + version + "/" + want.archive(version); got.URI != uri {
		t.Errorf("%s: URI %s, want %s", want, got.URI, uri)
	}
	if !regexp.MustCompile(`^[a-f0-9]{64}$`).MatchString(got.SHA256) {
		t.Errorf("%s: %q is no sum", path.Base(got.URI), got.SHA256)
	}
	if strings.Trim(got.SHA256, "0") == "" {
		t.Logf("%s: not released yet: make dist writes its sum", path.Base(got.URI))
	}
	if got.Bin != want.binary() {
		t.Errorf("%s: program %s, want %s", want, got.Bin, want.binary())
	}
}

func readManifest(t *testing.T, file string) krewManifest {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var m krewManifest
	if err := yaml.UnmarshalStrict(content, &m); err != nil {
		t.Fatal(err)
	}
	return m
}
