package system

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseImage(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"bare name", "nginx", "docker.io/library/nginx"},
		{"tag", "nginx:1.29", "docker.io/library/nginx"},
		{"user", "calico/node:v3", "docker.io/calico/node"},
		{"host", "quay.io/cilium/cilium:v1@sha256:abc", "quay.io/cilium/cilium"},
		{"digest without tag", "quay.io/a/b@sha256:abc", "quay.io/a/b"},
		{"port", "10.0.0.1:5000/a/b:1", "10.0.0.1:5000/a/b"},
		{"port without tag", "host:5000/b", "host:5000/b"},
		{"localhost", "localhost/a", "localhost/a"},
		{"other names of Docker Hub", "index.docker.io/a/b", "docker.io/a/b"},
		{"not built yet", "ko://knative.dev/serving/cmd/webhook", "knative.dev/serving/cmd/webhook"},
		{"nothing", "", "docker.io/library/"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := parseImage(tt.text).repository(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestImageKeys(t *testing.T) {
	a := affixes{Prefixes: []string{"mirrored-"}, Suffixes: []string{"-amd64"}}
	tests := []struct {
		name, path string
		want       []string
	}{
		{"one part", "etcd", []string{"/etcd", "etcd"}},
		{"deep", "a/b/c/d", []string{"/a/b/c/d", "a/b/c/d", "b/c/d", "c/d", "d"}},
		{"mirror", "rancher/mirrored-pause-amd64", []string{
			"/rancher/mirrored-pause-amd64", "rancher/mirrored-pause-amd64", "rancher/pause", "mirrored-pause-amd64", "pause",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, image{"docker.io", tt.path}.keys(a)); diff != "" {
				t.Errorf("keys (-want +got):\n%s", diff)
			}
		})
	}
}

func TestImageFrom(t *testing.T) {
	tests := []struct {
		name, image, registry string
		want                  bool
	}{
		{"host", "quay.io/a/b", "quay.io", true},
		{"folder", "quay.io/a/b", "quay.io/a", true},
		{"part of a folder's name", "quay.io/ab/c", "quay.io/a", false},
		{"part of a host's name", "quay.io.evil.example/a/b", "quay.io", false},
		{"host before", "evil.example/quay.io/a", "quay.io", false},
		{"glob of hosts", "1.dkr.ecr.eu-west-1.amazonaws.com/eks/x", "1.dkr.ecr.*.amazonaws.com/eks", true},
		{"glob of hosts, end in the path", "1.dkr.ecr.evil.example/x.amazonaws.com/eks/x", "1.dkr.ecr.*.amazonaws.com/eks", false},
		{"glob of hosts, end before the end", "1.dkr.ecr.x.amazonaws.com.evil.example/eks/x", "1.dkr.ecr.*.amazonaws.com/eks", false},
		{"whole image", "docker.io/docker/desktop-vpnkit", "docker.io/docker/desktop-*", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := parseImage(tt.image).from([]string{tt.registry}); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}
