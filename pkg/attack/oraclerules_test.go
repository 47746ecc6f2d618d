package attack

import (
	"slices"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// nodeNames are all nodes; "" is the one of input that names none.
func (o *oracle) nodeNames() []string {
	names := []string{}
	for _, n := range o.Inventory.Nodes {
		names = append(names, n.Name)
	}
	if len(names) == 0 {
		names = append(names, "")
	}
	return names
}

// runs is what is true of a workload wherever it runs.
func (o *oracle) runs(p *facts.Presence) {
	for _, r := range p.Replicas {
		id := rbac.Account(p.Subject.Namespace, r.Account)
		for _, c := range r.Containers {
			o.add(inEachOf(p.Subject, c), right("run code", p.Subject.Namespace))
			if p.Subject.Kind != "StaticPod" {
				o.add(inEachOf(p.Subject, c), right("change pods", p.Subject.Namespace))
			}
		}
		for _, c := range append(slices.Clone(r.Containers), r.Starters...) {
			at := codeIn(p.Subject, c)
			o.add(at, inEachOf(p.Subject, c))
			o.add(asGroup(rbac.GroupUnauthenticated), at)
			if len(r.Programs[c]) > 0 {
				o.add(inEachOf(p.Subject, c), right("change configuration", p.Subject.Namespace))
			}
			if anyOf(r.Holders, c) {
				o.add(as(id), at)
			}
			if anyOf(r.Keepers, c) {
				o.add(admin, at)
			}
		}
		if p.Movable && len(r.Holders) > 0 {
			o.add(as(id), right("move pods", p.Subject.Namespace), takesPods(p.Subject))
			if len(r.Pod.Spec.Tolerations) == 0 { // those of these clusters tolerate everything
				o.add(as(id), right("evict pods", p.Subject.Namespace), takesPods(p.Subject))
			}
		}
	}
}

func (o *oracle) node(name string) {
	root := rootOn(name)
	o.add(tokensOn(name), root)
	o.add(asGroup(rbac.GroupNodes), root)
	o.add(asGroup(rbac.GroupUnauthenticated), root)
	o.add("request certificates", root)
	o.add(root, anyRoot)
	o.add(tokensOn(name), allTokens)
	var object *inventory.Node
	for _, n := range o.Inventory.Nodes {
		if n.Name == name {
			object = n
		}
	}
	if object != nil && object.ControlPlane {
		o.add(admin, root)
	}
	for i := range o.Presences {
		p := &o.Presences[i]
		for _, r := range p.Replicas {
			if len(r.Holders) > 0 && hosts(r, name) {
				o.add(as(rbac.Account(p.Subject.Namespace, r.Account)), tokensOn(name))
			}
		}
		if admitsPod(object, p) {
			o.add(takesPods(p.Subject), root)
		}
	}
}

func (o *oracle) anyNode() {
	if len(o.Inventory.Nodes) > 0 {
		o.add("goal all-nodes-root", anyRoot)
		var each []string
		for _, n := range o.nodeNames() {
			each = append(each, surelyOn(n))
		}
		o.add(anyRoot, each...)
	}
	o.add(allTokens, anyRoot)
	o.add(asGroup(rbac.GroupNodes), allTokens)
}

// rights are what is worth something in a namespace.
func (o *oracle) rights(namespace string) {
	in := func(what string) string { return right(what, namespace) }
	for _, what := range []string{"run code", "change pods", "change configuration", "run pods", "mint tokens", "read secrets", "move pods", "evict pods", "remove pods", "create secrets"} {
		o.add(in(what), right(what, everyone))
	}
	for _, what := range []string{"run code", "change configuration", "run pods", "mint tokens", "read secrets"} {
		o.add(in(what), in("own"))
	}
	o.add(in("read secrets"), in("run pods"))
	o.add(in("mint tokens"), in("run pods"))
	level := ""
	if n := o.Inventory.Namespaces[namespace]; n != nil {
		level = n.Labels["pod-security.kubernetes.io/enforce"]
	}
	if level != "baseline" && level != "restricted" {
		o.add(anyRoot, in("run pods"))
	}
	o.add(in("mint tokens"), in("create secrets"), in("read secrets"))
	o.add(in("move pods"), "resize nodes", in("remove pods"))
	for _, id := range append(slices.Clone(o.accounts), rbac.Account(namespace, "default")) {
		if id.Namespace != namespace {
			continue
		}
		o.add(as(id), in("mint tokens"))
		if slices.ContainsFunc(o.secrets(id), tokenName) {
			o.add(as(id), in("read secrets"))
		}
	}
}

func (o *oracle) secrets(id rbac.Identity) []string {
	for name, account := range o.Inventory.ServiceAccounts {
		if name.Namespace == id.Namespace && name.Name == id.Name {
			return account.Secrets
		}
	}
	return nil
}

// identities: the groups of everybody, and the controllers of Kubernetes.
func (o *oracle) identities() {
	ids := slices.Clone(o.accounts)
	for _, namespace := range o.namespaces {
		ids = append(ids, rbac.Account(namespace, "default"))
	}
	for _, id := range ids {
		o.add(asGroup(rbac.GroupServiceAccounts), as(id))
		o.add(asGroup(rbac.GroupServiceAccounts+":"+id.Namespace), as(id))
		o.add(asGroup(rbac.GroupAuthenticated), as(id))
		if a, powerful := o.Powers.Of(id); powerful && a.Assumed {
			o.add(admin, as(id))
		}
	}
	o.add(asGroup(rbac.GroupAuthenticated), asGroup(rbac.GroupNodes))
	o.add(right("read secrets", everyone), right("run pods", everyone))
}

// goals: a namespace is one if something runs there and nothing of the system.
func (o *oracle) goals() {
	o.add("goal all-secrets", right("read secrets", everyone))
	o.add(admin, "approve certificates", "request certificates")
	o.add(right("move pods", everyone), "resize nodes", right("remove pods", everyone))
	o.add(right("mint tokens", everyone), right("create secrets", everyone), right("read secrets", everyone))
	for _, namespace := range o.namespaces {
		run, system := false, false
		for _, p := range o.Presences {
			if p.Subject.Namespace == namespace {
				run, system = true, system || p.System
			}
		}
		if !run || system {
			continue
		}
		for _, what := range []string{"own", "run code", "change pods", "run pods", "mint tokens", "read secrets"} {
			o.add("goal namespace:"+namespace, right(what, namespace))
		}
	}
}
