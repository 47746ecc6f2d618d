package power

import "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"

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

// takeovers lists the ways that grants open.
func takeovers(grants []rbac.Grant) []takeover {
	all := []takeover{
		{way: "can start pods as", where: unnamed(ask(grants, creates("", "pods")))},
		{way: "can start pods as", where: workloads(grants)},
		{way: "can issue tokens of", where: ask(grants, creates("", "serviceaccounts/token"))},
		{way: "can act as", where: ask(grants, can("impersonate", "", "serviceaccounts"))},
		{way: "can run programs in pods of", where: programs(grants), running: true},
		{way: "can create token secrets of", where: tokenSecrets(grants)},
		{way: "can read the token secrets of", where: unnamed(ask(grants, secretReads())), stored: true},
		{way: "can bind any role beside", where: inNamespace(grants)},
	}
	used := all[:0]
	for _, t := range all {
		if len(t.where) > 0 {
			used = append(used, t)
		}
	}
	return used
}

// workloads are the namespaces in which grants can write what makes pods.
func workloads(grants []rbac.Grant) asked {
	found := asked{}
	for _, q := range []question{
		writes("", "replicationcontrollers"),
		writes("apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
		writes("batch", "cronjobs", "jobs"),
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
func inNamespace(grants []rbac.Grant) asked {
	found := asked{}
	for _, pair := range [][2]question{
		{can("bind", groupRBAC, "clusterroles"), writes(groupRBAC, "rolebindings")},
		{can("bind", groupRBAC, "roles"), writes(groupRBAC, "rolebindings")},
		{can("escalate", groupRBAC, "roles"), changes(groupRBAC, "roles")},
	} {
		leave, write := unnamed(ask(grants, pair[0])), unnamed(ask(grants, pair[1]))
		for namespace := range write {
			if leave[namespace].all || leave[""].all {
				found[namespace] = names{all: true}
			}
		}
		for namespace := range leave {
			if write[""].all {
				found[namespace] = names{all: true}
			}
		}
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
