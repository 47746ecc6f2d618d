package power

import (
	"slices"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// takeover is one way to become another account of a namespace.
type takeover struct {
	// way says it, with the account's name to follow.
	way string
	// where says in which namespaces, and for which accounts.
	where asked
	// running is true if only accounts of pods that run can be taken;
	// stored if only those with a token in a secret.
	running, stored bool
}

// takeovers lists the ways that grants open. strong tells the roles that are as
// good as cluster-admin.
func takeovers(grants []rbac.Grant, strong func(role string) bool) []takeover {
	all := []takeover{
		{way: "can start pods as", where: unnamed(ask(grants, creates("", "pods")))},
		{way: "can start pods as", where: workloads(grants)},
		{way: "can issue tokens of", where: ask(grants, creates("", "serviceaccounts/token"))},
		{way: "can act as", where: ask(grants, can("impersonate", "", "serviceaccounts"))},
		{way: "can run programs in pods of", where: programs(grants), running: true},
		{way: "can create token secrets of", where: tokenSecrets(grants)},
		{way: "can read the token secrets of", where: unnamed(ask(grants, secretReads())), stored: true},
		{way: "can bind any role beside", where: inNamespace(grants, strong)},
	}
	used := all[:0]
	for _, t := range all {
		if len(t.where) > 0 {
			used = append(used, t)
		}
	}
	return used
}

// workloads are the namespaces in which grants can write what makes pods. The
// template of a job cannot be changed.
func workloads(grants []rbac.Grant) asked {
	found := asked{}
	for _, q := range []question{
		writes("", "replicationcontrollers"),
		writes("apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
		writes("batch", "cronjobs"),
		creates("batch", "jobs"),
	} {
		found.add(unnamed(ask(grants, q)))
	}
	return found
}

// programs are the namespaces in which grants can put code into what runs.
func programs(grants []rbac.Grant) asked {
	found := unnamed(ask(grants, creates("", "pods/exec", "pods/attach")))
	found.add(unnamed(ask(grants, changes("", "pods", "pods/ephemeralcontainers"))))
	return found
}

// secretReads also has the writes whose answer is the object itself.
func secretReads() question {
	return question{resources: []string{"secrets"}, verbs: []string{"deletecollection", "get", "list", "patch", "update", "watch"}}
}

// tokenSecrets are the namespaces in which a secret can be made that
// Kubernetes fills with a token, and be read afterwards.
func tokenSecrets(grants []rbac.Grant) asked {
	found := asked{}
	create, read := unnamed(ask(grants, creates("", "secrets"))), ask(grants, secretReads())
	for namespace := range create {
		if len(read[namespace].these) > 0 || read[namespace].all || read[""].all {
			found[namespace] = names{all: true}
		}
	}
	for namespace := range read {
		if create[""].all && read[namespace].all {
			found[namespace] = names{all: true}
		}
	}
	return found
}

// inNamespace are the namespaces in which an account can give itself every
// permission.
func inNamespace(grants []rbac.Grant, strong func(role string) bool) asked {
	bindings, roles := writes(groupRBAC, "rolebindings"), changes(groupRBAC, "roles")
	found := asked{}
	for _, pair := range [][2]asked{
		{strongly(ask(grants, can("bind", groupRBAC, "clusterroles")), strong), ask(grants, bindings)},
		{ask(grants, can("bind", groupRBAC, "roles")), ask(grants, bindings)},
		{ask(grants, can("escalate", groupRBAC, "roles")), ask(grants, roles)},
	} {
		found.add(both(unnamed(pair[0]), unnamed(pair[1])))
	}
	return found
}

// both are the namespaces of two answers, where "" is every namespace.
func both(one, other asked) asked {
	found := asked{}
	for namespace, n := range one {
		if other[namespace].all || other[""].all {
			found[namespace] = n
		}
	}
	for namespace, n := range other {
		if one[""].all {
			found[namespace] = n
		}
	}
	return found
}

// strongly counts the name of a strong cluster role as all of them.
func strongly(a asked, strong func(role string) bool) asked {
	found := asked{}
	for namespace, n := range a {
		isStrong := func(name string) bool { return strong("ClusterRole/" + name) }
		found[namespace] = names{all: n.all || slices.ContainsFunc(n.these, isStrong)}
	}
	return found
}

func (a asked) add(other asked) {
	for namespace, n := range other {
		a[namespace] = a[namespace].and(n)
	}
}

// unnamed leaves out what is restricted to named objects.
func unnamed(a asked) asked {
	found := asked{}
	for namespace, n := range a {
		if n.all {
			found[namespace] = names{all: true}
		}
	}
	return found
}
