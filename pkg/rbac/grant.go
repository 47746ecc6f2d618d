package rbac

import (
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// Grant is one rule that an identity holds, with its origin. Its slices belong
// to the role and must not be modified.
type Grant struct {
	Verbs           []string `json:"verbs"`
	APIGroups       []string `json:"apiGroups,omitempty"`
	Resources       []string `json:"resources,omitempty"`
	ResourceNames   []string `json:"resourceNames,omitempty"`
	NonResourceURLs []string `json:"nonResourceURLs,omitempty"`
	// Namespace is where the rule holds; "" means cluster-wide.
	Namespace string `json:"namespace"`
	// Binding is kind/name or kind/namespace/name, such as
	// "RoleBinding/kube-system/x".
	Binding string `json:"binding"`
	// Role is written like Binding. Index is the rule's place in it, from 0.
	Role  string `json:"role"`
	Index int    `json:"index"`
	// From is the ClusterRole that the rule really stands in, when Role only
	// gathers the rules of others (aggregationRule).
	From string `json:"from,omitempty"`
	// Subject is the binding's subject that matched, such as
	// "ServiceAccount/kube-system/x" or "Group/system:serviceaccounts".
	Subject string `json:"subject"`
	// Builtin is true if the API server itself made the binding
	// (label kubernetes.io/bootstrapping=rbac-defaults).
	Builtin bool `json:"builtin"`
	// Assumed is true if the grant rests on something that the input does not
	// say: the rules of a default role of Kubernetes, or the namespace of a
	// ClusterRoleBinding's subject.
	Assumed bool `json:"assumed,omitempty"`
}

// Rule is the rule alone, without its origin.
func (g Grant) Rule() rbacv1.PolicyRule {
	return rbacv1.PolicyRule{
		Verbs: g.Verbs, APIGroups: g.APIGroups, Resources: g.Resources,
		ResourceNames: g.ResourceNames, NonResourceURLs: g.NonResourceURLs,
	}
}

// String is the rule in short, such as "pods, pods/exec [create]",
// "apps|batch/* [*]", "secrets (a, b) [get]" or "/metrics [get]".
func (g Grant) String() string {
	objects := g.NonResourceURLs
	if len(g.Resources) > 0 {
		objects = g.qualifiedResources()
	}
	text := strings.Join(objects, ", ")
	if len(g.ResourceNames) > 0 {
		text += " (" + strings.Join(g.ResourceNames, ", ") + ")"
	}
	return text + " [" + strings.Join(g.Verbs, ", ") + "]"
}

// qualifiedResources puts the API groups before each resource, but not the core
// group alone.
func (g Grant) qualifiedResources() []string {
	groups := make([]string, 0, len(g.APIGroups))
	for _, group := range g.APIGroups {
		if group == "" {
			group = "core"
		}
		groups = append(groups, group)
	}
	prefix := strings.Join(groups, "|") + "/"
	if prefix == "core/" {
		return g.Resources
	}
	qualified := make([]string, 0, len(g.Resources))
	for _, resource := range g.Resources {
		qualified = append(qualified, prefix+resource)
	}
	return qualified
}
