package remedy

import (
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

func contains(list []string, text string) bool { return slices.Contains(list, text) }

// plannerOf knows the objects of a YAML text.
func plannerOf(t *testing.T, text string) *Planner {
	t.Helper()
	b := inventory.NewBuilder()
	for document := range strings.SplitSeq(text, "\n---\n") {
		b.Add(inventory.Object{Object: objectOf(t, document)})
	}
	inv := b.Inventory()
	p, err := NewPlanner(inv, rbac.NewIndex(inv), 37)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func objectOf(t *testing.T, text string) runtime.Object {
	t.Helper()
	var partial metav1.PartialObjectMetadata
	if err := yaml.Unmarshal([]byte(text), &partial); err != nil {
		t.Fatal(err)
	}
	if partial.Kind == "CustomResourceDefinition" {
		return &partial
	}
	object, _, err := scheme.Codecs.UniversalDeserializer().Decode([]byte(text), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return object
}

func podOf(t *testing.T, spec string) *corev1.Pod {
	t.Helper()
	pod := &corev1.Pod{}
	if err := yaml.UnmarshalStrict([]byte(spec), &pod.Spec); err != nil {
		t.Fatal(err)
	}
	return pod
}
