// Command defaultroles prints the roles that an API server makes when it
// starts. Its output is pkg/rbac/defaults.json:
//
//	go run ./cmd/defaultroles > ../pkg/rbac/defaults.json
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"
)

func main() {
	document, err := defaultRoles()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Print(string(document))
}

// defaultRoles is the JSON document, sorted by namespace and name.
func defaultRoles() ([]byte, error) {
	roles := []rbacv1.Role{}
	for namespace, list := range bootstrappolicy.NamespaceRoles() {
		for _, r := range list {
			r.Namespace = namespace
			roles = append(roles, r)
		}
	}
	slices.SortFunc(roles, func(a, b rbacv1.Role) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	clusterRoles := append(bootstrappolicy.ClusterRoles(), bootstrappolicy.ControllerRoles()...)
	slices.SortFunc(clusterRoles, func(a, b rbacv1.ClusterRole) int { return cmp.Compare(a.Name, b.Name) })

	d := &document{}
	fmt.Fprintf(d, "{\"version\": %q,\n \"clusterRoles\": [", release())
	for i, r := range clusterRoles {
		d.role(i, r.ObjectMeta, r.AggregationRule, r.Rules)
	}
	d.WriteString("],\n \"roles\": [")
	for i, r := range roles {
		d.role(i, r.ObjectMeta, nil, r.Rules)
	}
	d.WriteString("]}\n")
	return d.Bytes(), d.err
}

// document is JSON with one rule to a line.
type document struct {
	bytes.Buffer
	err error
}

func (d *document) value(value any) {
	text, err := json.Marshal(value)
	d.err = errors.Join(d.err, err)
	d.Write(text)
}

func (d *document) separate(i int, space string) {
	if i > 0 {
		d.WriteString(",")
	}
	d.WriteString("\n" + space)
}

func (d *document) role(i int, object metav1.ObjectMeta, aggregation *rbacv1.AggregationRule, rules []rbacv1.PolicyRule) {
	d.separate(i, "  ")
	d.WriteString("{\"metadata\": ")
	d.value(metadata{object.Name, object.Namespace, object.Labels})
	if aggregation != nil {
		d.WriteString(",\n   \"aggregationRule\": ")
		d.value(aggregation)
	}
	d.WriteString(",\n   \"rules\": [")
	for j, rule := range rules {
		d.separate(j, "    ")
		d.value(rule)
	}
	d.WriteString("]}")
}

type metadata struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace,omitempty"`
	Labels    map[string]string `json:"labels,omitempty"`
}

// release is the version of Kubernetes that the program was built with.
func release() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, module := range build.Deps {
		if module.Path == "k8s.io/kubernetes" {
			return module.Version
		}
	}
	return ""
}
