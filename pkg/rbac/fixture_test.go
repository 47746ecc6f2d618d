package rbac

import (
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// live indexes YAML documents as if a cluster had served them.
func live(t testing.TB, documents string) *Index {
	t.Helper()
	return NewIndex(build(t, "", documents))
}

// file indexes YAML documents as a file that is called x.yaml.
func file(t testing.TB, documents string) *Index {
	t.Helper()
	return NewIndex(build(t, "x.yaml", documents))
}

func build(t testing.TB, name, documents string) *inventory.Inventory {
	t.Helper()
	b := inventory.NewBuilder()
	line := 1
	for _, document := range strings.Split(documents, "---\n") {
		var origin manifest.Origin
		if name != "" {
			origin = manifest.Origin{File: name, Line: line}
		}
		if object := decode(t, []byte(document)); object != nil {
			b.Add(inventory.Object{Object: object, Origin: origin})
		}
		line += strings.Count(document, "\n") + 1
	}
	return b.Inventory()
}

// decode reads an object of a kind that matters here, or returns nil.
func decode(t testing.TB, document []byte) runtime.Object {
	t.Helper()
	var meta metav1.TypeMeta
	if err := yaml.Unmarshal(document, &meta); err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	object := newObject(meta.Kind)
	if object == nil {
		return nil
	}
	if err := yaml.Unmarshal(document, object); err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	return object
}

func newObject(kind string) runtime.Object {
	switch kind {
	case "Role":
		return &rbacv1.Role{}
	case "ClusterRole":
		return &rbacv1.ClusterRole{}
	case "RoleBinding":
		return &rbacv1.RoleBinding{}
	case "ClusterRoleBinding":
		return &rbacv1.ClusterRoleBinding{}
	case "ServiceAccount":
		return &corev1.ServiceAccount{}
	case "Namespace":
		return &corev1.Namespace{}
	}
	return nil
}

// short writes grants as "namespace: rule < role#index from by subject".
func short(grants []Grant) []string {
	lines := []string{}
	for _, g := range grants {
		line := g.String() + " < " + g.Role + "#" + decimal(g.Index)
		if g.Namespace != "" {
			line = g.Namespace + ": " + line
		}
		if g.From != "" {
			line += " from " + g.From
		}
		line += " < " + g.Binding + " < " + g.Subject
		if g.Builtin {
			line += " builtin"
		}
		if g.Assumed {
			line += " assumed"
		}
		lines = append(lines, line)
	}
	return lines
}
