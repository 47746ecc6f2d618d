package facts

import (
	"cmp"
	_ "embed" // for the catalog of deputies
	"fmt"
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

//go:embed deputies.yaml
var deputiesYAML []byte

// deputyKind is a kind of custom resource that makes an operator act.
type deputyKind struct {
	Group     string   `json:"group"`
	Resources []string `json:"resources"`
	// Operators are parts of the names that the acting account is known by.
	Operators []string `json:"operators"`
	Effect    string   `json:"effect"`
}

// by tells whether an account acts on such resources, by its name; a part with a
// slash is namespace and name.
func (k deputyKind) by(namespace, account string) bool {
	return slices.ContainsFunc(k.Operators, func(part string) bool {
		if strings.Contains(part, "/") {
			return namespace+"/"+account == part
		}
		return strings.Contains(account, part)
	})
}

// deputies are the kinds whose operator lives in the cluster, by group.
type deputies map[string][]presentDeputy

type presentDeputy struct {
	deputyKind
	account rbac.Identity
	// definition and field are those of a schema that shows what is made of it.
	definition, field string
}

func readDeputies() ([]deputyKind, error) {
	var kinds []deputyKind
	if err := yaml.UnmarshalStrict(deputiesYAML, &kinds); err != nil {
		return nil, fmt.Errorf("read deputies: %w", err)
	}
	return kinds, nil
}

// findDeputies looks for the operators among the accounts. The catalog is part
// of the program, and a test reads it.
func (n *neighborhood) findDeputies() deputies {
	found := deputies{}
	kinds, err := readDeputies()
	if err != nil {
		return found
	}
	for _, id := range n.index.Identities() {
		if id.Kind != rbacv1.ServiceAccountKind || !n.index.Exists(id) && n.index.Whole() {
			continue
		}
		for _, kind := range kinds {
			if kind.by(id.Namespace, id.Name) {
				found[kind.Group] = append(found[kind.Group], presentDeputy{deputyKind: kind, account: id})
			}
		}
	}
	for _, d := range n.shownDeputies(kinds) {
		found[d.Group] = append(found[d.Group], d)
	}
	return found
}

// steered lists the operators that an identity can make act.
func (n *neighborhood) steered(doc *Identity) []Deputy {
	list := []Deputy{}
	for i, g := range doc.Grants {
		verbs := slices.DeleteFunc([]string{"*", "create", "patch", "update"}, func(verb string) bool { return !slices.Contains(g.Verbs, verb) })
		if len(verbs) == 0 || !doc.changeable(g) {
			continue
		}
		for _, group := range g.APIGroups {
			for _, d := range n.deputies[group] {
				list = append(list, n.steer(doc, i, g, d, verbs)...)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Deputy) int {
		return cmp.Or(cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.Operator, b.Operator), cmp.Compare(a.Grant, b.Grant))
	})
	return list
}

func (n *neighborhood) steer(doc *Identity, i int, g rbac.Grant, d presentDeputy, verbs []string) []Deputy {
	if d.by(doc.Namespace, doc.Name) {
		// The operator itself, or another part of the product.
		return nil
	}
	var list []Deputy
	power, isPowerful := n.powers.Of(d.account)
	for _, resource := range d.Resources {
		if slices.Contains(g.Resources, resource) || slices.Contains(g.Resources, "*") {
			list = append(list, Deputy{
				Grant: i, Resource: d.Group + "/" + resource, Verbs: verbs, Effect: d.Effect,
				Operator: d.account.Namespace + "/" + d.account.Name, Powerful: isPowerful, Why: power.Why,
				Definition: d.definition, Field: d.field,
			})
		}
	}
	return list
}
