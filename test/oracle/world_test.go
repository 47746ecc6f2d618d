package oracle_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// objects are all that RBAC goes by.
type objects struct {
	ClusterRoles        []*rbacv1.ClusterRole        `json:"clusterRoles"`
	Roles               []*rbacv1.Role               `json:"roles"`
	ClusterRoleBindings []*rbacv1.ClusterRoleBinding `json:"clusterRoleBindings"`
	RoleBindings        []*rbacv1.RoleBinding        `json:"roleBindings"`
}

// world is a small cluster, and what package rbac says about it.
type world struct {
	Seed uint64 `json:"seed"`
	objects
	// Refused names the objects that an API server does not accept.
	Refused []string `json:"refused"`
	Answers []answer `json:"answers"`
}

type answer struct {
	User    string   `json:"user"`
	Groups  []string `json:"groups"`
	Request request  `json:"request"`
	Allowed bool     `json:"allowed"`
	// By is the grant that allows it.
	By json.RawMessage `json:"by"`
}

type request struct{ Verb, Group, Resource, Subresource, Name, Namespace, URL string }

func (w *world) refuses(kind string, m metav1.ObjectMeta) bool {
	return slices.Contains(w.Refused, path.Join(kind, m.Namespace, m.Name))
}

// makeWorlds has package rbac answer questions about worlds in a cluster that
// holds some objects already.
func makeWorlds(t *testing.T, held objects, args ...string) []*world {
	t.Helper()
	in, err := json.Marshal(held)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"run", "./pkg/rbac/rbactest/worlds"}, args...)...)
	var out, failure bytes.Buffer
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = "../..", bytes.NewReader(in), &out, &failure
	if err := cmd.Run(); err != nil {
		t.Fatalf("make worlds: %v\n%s", err, &failure)
	}
	var worlds []*world
	for decoder := json.NewDecoder(&out); ; {
		var w world
		if err := decoder.Decode(&w); errors.Is(err, io.EOF) {
			return worlds
		} else if err != nil {
			t.Fatalf("read worlds: %v", err)
		}
		worlds = append(worlds, &w)
	}
}
