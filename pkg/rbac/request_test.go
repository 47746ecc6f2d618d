package rbac

import (
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
)

// grant reads a rule from YAML in flow style.
func grant(t *testing.T, namespace, rule string) Grant {
	t.Helper()
	r := decode(t, []byte("kind: ClusterRole\nrules: ["+rule+"]")).(*rbacv1.ClusterRole).Rules[0]
	return Grant{
		Verbs: r.Verbs, APIGroups: r.APIGroups, Resources: r.Resources,
		ResourceNames: r.ResourceNames, NonResourceURLs: r.NonResourceURLs, Namespace: namespace,
	}
}

func TestGrantAllows(t *testing.T) {
	const pods = `{verbs: [get, create], apiGroups: [""], resources: [pods]}`
	tests := []struct {
		name      string
		namespace string
		rule      string
		request   Request
		want      bool
	}{
		{"the resource itself", "", pods, Request{Verb: "get", Resource: "pods", Namespace: "a"}, true},
		{"another verb", "", pods, Request{Verb: "list", Resource: "pods", Namespace: "a"}, false},
		{"a verb's beginning", "", pods, Request{Verb: "ge", Resource: "pods"}, false},
		{"another group", "", pods, Request{Verb: "get", Group: "metrics.k8s.io", Resource: "pods"}, false},
		{"a resource does not cover its subresource", "", pods, Request{Verb: "create", Resource: "pods", Subresource: "exec", Namespace: "a"}, false},
		{"all resources cover subresources", "", `{verbs: [create], apiGroups: [""], resources: ["*"]}`,
			Request{Verb: "create", Resource: "pods", Subresource: "exec"}, true},
		{"a subresource of all resources", "", `{verbs: [update], apiGroups: ["*"], resources: ["*/scale"]}`,
			Request{Verb: "update", Group: "apps", Resource: "deployments", Subresource: "scale"}, true},
		{"a subresource of all resources is no resource", "", `{verbs: [update], apiGroups: ["*"], resources: ["*/scale"]}`,
			Request{Verb: "update", Group: "apps", Resource: "deployments"}, false},
		{"a subresource's ending", "", `{verbs: [create], apiGroups: [""], resources: ["*/exec"]}`,
			Request{Verb: "create", Resource: "pods", Subresource: "xec"}, false},
		{"all subresources of a resource mean nothing", "", `{verbs: ["*"], apiGroups: [""], resources: ["pods/*"]}`,
			Request{Verb: "create", Resource: "pods", Subresource: "exec"}, false},
		{"all subresources of a resource are not the resource", "", `{verbs: ["*"], apiGroups: [""], resources: ["pods/*"]}`,
			Request{Verb: "create", Resource: "pods"}, false},
		{"all subresources of all resources mean nothing", "", `{verbs: ["*"], apiGroups: [""], resources: ["*/*"]}`,
			Request{Verb: "create", Resource: "pods", Subresource: "exec"}, false},
		{"the subresource itself", "", `{verbs: [create], apiGroups: [""], resources: [pods/exec]}`,
			Request{Verb: "create", Resource: "pods", Subresource: "exec"}, true},
		{"all groups", "", `{verbs: [get], apiGroups: ["*"], resources: [pods]}`, Request{Verb: "get", Resource: "pods"}, true},
		{"no group is not the core group", "", `{verbs: [get], resources: [pods]}`, Request{Verb: "get", Resource: "pods"}, false},
		{"verbs have no patterns", "", `{verbs: ["impersonate:*"], apiGroups: [""], resources: [users]}`,
			Request{Verb: "impersonate:user-info", Resource: "users"}, false},
		{"prefixed verbs", "", `{verbs: ["impersonate:user-info"], apiGroups: [""], resources: [users]}`,
			Request{Verb: "impersonate:user-info", Resource: "users"}, true},
		{"a prefixed verb is not the plain one", "", `{verbs: [impersonate], apiGroups: [""], resources: [users]}`,
			Request{Verb: "impersonate:user-info", Resource: "users"}, false},
		{"any verb covers prefixed ones", "", `{verbs: ["*"], apiGroups: [""], resources: [nodes]}`,
			Request{Verb: "arbitrary-node:patch", Resource: "nodes", Name: "n"}, true},
		{"exec by get needs the verb get", "", `{verbs: [create], apiGroups: [""], resources: [pods/exec]}`,
			Request{Verb: "get", Resource: "pods", Subresource: "exec"}, false},
		{"the kubelet's parts are subresources of their own", "", `{verbs: [get], apiGroups: [""], resources: [nodes/stats, nodes/metrics]}`,
			Request{Verb: "get", Resource: "nodes", Subresource: "proxy"}, false},

		{"in the binding's namespace", "a", pods, Request{Verb: "get", Resource: "pods", Namespace: "a"}, true},
		{"in another namespace", "a", pods, Request{Verb: "get", Resource: "pods", Namespace: "b"}, false},
		{"in all namespaces at once", "a", pods, Request{Verb: "get", Resource: "pods"}, false},
		{"cluster-scoped objects through a RoleBinding", "a", `{verbs: [get], apiGroups: [""], resources: [nodes]}`,
			Request{Verb: "get", Resource: "nodes", Name: "n"}, false},
		{"a namespace's own object through a RoleBinding", "a", `{verbs: [patch], apiGroups: [""], resources: [namespaces]}`,
			NamespaceObject("patch", "a", ""), true},
		{"another namespace's object through a RoleBinding", "a", `{verbs: [patch], apiGroups: [""], resources: [namespaces]}`,
			NamespaceObject("patch", "b", ""), false},
		{"a namespace's status through a RoleBinding", "a", `{verbs: [patch], apiGroups: [""], resources: [namespaces/status]}`,
			NamespaceObject("patch", "a", "status"), true},
		{"bind on a ClusterRole for RoleBindings of a namespace", "a",
			`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [admin]}`,
			Request{Verb: "bind", Group: rbacv1.GroupName, Resource: "clusterroles", Name: "admin", Namespace: "a"}, true},

		{"the named object", "", `{verbs: [get], apiGroups: [""], resources: [secrets], resourceNames: [x]}`,
			Request{Verb: "get", Resource: "secrets", Name: "x"}, true},
		{"another object than the named", "", `{verbs: [get], apiGroups: [""], resources: [secrets], resourceNames: [x]}`,
			Request{Verb: "get", Resource: "secrets", Name: "y"}, false},
		{"names have no patterns", "", `{verbs: [get], apiGroups: [""], resources: [secrets], resourceNames: ["*"]}`,
			Request{Verb: "get", Resource: "secrets", Name: "x"}, false},
		{"names and create", "", `{verbs: [create], apiGroups: [""], resources: [secrets], resourceNames: [x]}`,
			Request{Verb: "create", Resource: "secrets"}, false},
		{"names and deletecollection", "", `{verbs: [deletecollection], apiGroups: [""], resources: [secrets], resourceNames: [x]}`,
			Request{Verb: "deletecollection", Resource: "secrets"}, false},
		{"names and a plain list", "", `{verbs: [list], apiGroups: [""], resources: [secrets], resourceNames: [x]}`,
			Request{Verb: "list", Resource: "secrets"}, false},
		{"names and a list with a field selector", "", `{verbs: [list], apiGroups: [""], resources: [secrets], resourceNames: [x]}`,
			Request{Verb: "list", Resource: "secrets", Name: "x"}, true},
		{"names and create of a subresource", "", `{verbs: [create], apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [x]}`,
			Request{Verb: "create", Resource: "serviceaccounts", Subresource: "token", Name: "x"}, true},
		{"an empty name means objects without one", "", `{verbs: [create], apiGroups: [""], resources: [secrets], resourceNames: [""]}`,
			Request{Verb: "create", Resource: "secrets"}, true},

		{"URL", "", `{verbs: [get], nonResourceURLs: [/metrics]}`, Request{Verb: "get", URL: "/metrics"}, true},
		{"URL below", "", `{verbs: [get], nonResourceURLs: [/metrics]}`, Request{Verb: "get", URL: "/metrics/x"}, false},
		{"URL below a pattern", "", `{verbs: [get], nonResourceURLs: [/logs/*]}`, Request{Verb: "get", URL: "/logs/a/b"}, true},
		{"URL above a pattern", "", `{verbs: [get], nonResourceURLs: [/logs/*]}`, Request{Verb: "get", URL: "/logs"}, false},
		{"any URL", "", `{verbs: ["*"], nonResourceURLs: ["*"]}`, Request{Verb: "post", URL: "/x"}, true},
		{"star inside a URL", "", `{verbs: [get], nonResourceURLs: [/a/*/b]}`, Request{Verb: "get", URL: "/a/x/b"}, false},
		{"URL through a RoleBinding", "a", `{verbs: [get], nonResourceURLs: [/metrics]}`, Request{Verb: "get", URL: "/metrics", Namespace: "a"}, false},
		{"any resource is no URL", "", `{verbs: ["*"], apiGroups: ["*"], resources: ["*"]}`, Request{Verb: "get", URL: "/metrics"}, false},
		{"any URL is no resource", "", `{verbs: ["*"], nonResourceURLs: ["*"]}`, Request{Verb: "get", Resource: "pods"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := grant(t, tt.namespace, tt.rule).Allows(tt.request); got != tt.want {
				t.Errorf("%s allows %+v: %t, want %t", tt.rule, tt.request, got, tt.want)
			}
		})
	}
}

func TestGrantString(t *testing.T) {
	tests := []struct{ rule, want string }{
		{`{verbs: [create], apiGroups: [""], resources: [pods, pods/exec]}`, "pods, pods/exec [create]"},
		{`{verbs: ["*"], apiGroups: ["*"], resources: ["*"]}`, "*/* [*]"},
		{`{verbs: [get, list], apiGroups: ["", apps], resources: [pods, deployments]}`, "core|apps/pods, core|apps/deployments [get, list]"},
		{`{verbs: [get], apiGroups: [""], resources: [secrets], resourceNames: [a, b]}`, "secrets (a, b) [get]"},
		{`{verbs: [get], nonResourceURLs: [/metrics, /logs/*]}`, "/metrics, /logs/* [get]"},
	}
	for _, tt := range tests {
		if got := grant(t, "", tt.rule).String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}
