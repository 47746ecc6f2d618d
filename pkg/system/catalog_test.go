package system

import (
	"strings"
	"testing"
	"testing/fstest"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func TestLoad(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(c.data.Components); n < 150 {
		t.Errorf("only %d components", n)
	}
}

// TestCatalogFindsItsOwn holds that each image leads to its component, unless
// the image says nothing beside others.
func TestCatalogFindsItsOwn(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, component := range c.data.Components {
		for _, key := range component.Images {
			i := image{"docker.io", strings.TrimPrefix(strings.ReplaceAll(key, "*", "x"), "/")}
			found := c.componentsOf(i)
			if len(found) == 0 {
				t.Errorf("%s: image %s leads nowhere", component.Name, key)
			} else if !isGlob(key) && found[0] != component {
				t.Errorf("%s: image %s leads to %s", component.Name, key, found[0].Name)
			}
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown field", "components: [{name: A, names: [aaa], nmes: [b]}]", `bad.yaml: error unmarshaling JSON: while decoding JSON: json: unknown field`},
		{"no YAML", "components: [", "decode catalog file bad.yaml"},
		{"component without a name", "components: [{names: [aaa]}]", "component without a name"},
		{"component twice", "components: [{name: A, names: [aaa]}, {name: A, names: [bbb]}]", `"A": listed twice`},
		{"one name for two", "components: [{name: A, names: [aaa]}, {name: B, names: [aaa]}]", `name "aaa" is also one of`},
		{"one image for two", "components: [{name: A, images: [x/aaa], registries: [r]}, {name: B, images: [x-aaa], registries: [r]}]", `image "x-aaa" is also one of`},
		{"images without registries", "components: [{name: A, images: [x/aaa]}]", "images, but no registries"},
		{"nothing to know it by", "components: [{name: A}]", "nothing to recognize it by"},
		{"pattern for everything", `components: [{name: A, names: ["*a*"]}]`, "fits too much"},
		{"unknown class", "components: [{name: A, names: [aaa], class: boss}]", `unknown class "boss"`},
		{"unknown owner", "markers: [{signal: x, keys: [a], owner: {kind: boss}}]", "unknown kind of owner"},
		{"marker without keys", "markers: [{signal: x}]", `marker "x": nothing listed`},
		{"namespaces without names", "namespaces: [{of: x}]", `namespaces of "x"`},
		{"function without images", "functions: [{signal: x}]", `function "x"`},
		{"provider without signs", "providers: [{name: x}]", `provider "x"`},
		{"distribution without a name", "distributions: [{versions: [x]}]", "distribution without a name"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := load(fstest.MapFS{"catalog/bad.yaml": {Data: []byte(tt.text)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestLoadJoinsFiles(t *testing.T) {
	c, err := load(fstest.MapFS{
		"catalog/a.yaml": {Data: []byte("components: [{name: A, names: [aaa]}]")},
		"catalog/b.yaml": {Data: []byte("components: [{name: B, names: [bbb]}]\npriorityClasses: [x]")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.data.Components) != 2 || c.data.Components[1].order != 1 || len(c.data.PriorityClasses) != 1 {
		t.Errorf("joined to %+v", c.data)
	}
}

func TestIdentifyPrefersTheFirstOfEquals(t *testing.T) {
	c, err := load(fstest.MapFS{"catalog/a.yaml": {Data: []byte(
		"components: [{name: Home, namespaces: [tools]}, {name: Name, names: [agent]}, {name: Other, namespaces: [tools]}]",
	)}})
	if err != nil {
		t.Fatal(err)
	}
	pod := &corev1.Pod{Spec: corev1.PodSpec{Containers: []corev1.Container{{Image: "x"}}}}
	w := &inventory.Workload{Namespace: "tools", Name: "agent", Revisions: []*inventory.Revision{{Pod: pod}}}
	if m := c.identify(newSubject(w)); m == nil || m.component.Name != "Home" {
		t.Errorf("identified as %+v", m)
	}
}
