package attack

import (
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// halves asks for each permission of everybody.
func (o *oracle) halves() {
	asked := []struct{ group, resource, verb, gives string }{
		{"", "nodes/status", "patch", "resize nodes"},
		{"", "pods", "delete", "remove pods in "},
		{"", "pods/eviction", "create", "remove pods in "},
		{"", "secrets", "create", "create secrets in "},
		{"certificates.k8s.io", "certificatesigningrequests", "create", "request certificates"},
		{"certificates.k8s.io", "signers", "approve", "approve certificates"},
	}
	for _, id := range o.Index.Identities() {
		for _, g := range o.Index.Grants(id) {
			for _, a := range asked {
				if g.Subject != id.String() || g.Builtin || !anyOf(g.Resources, a.resource) || !anyOf(g.Verbs, a.verb) {
					continue
				}
				gives := a.gives
				if strings.HasSuffix(gives, " in ") {
					gives += everywhereOr(g.Namespace)
				}
				part := g.Role + " " + a.resource + " " + a.verb
				o.rules = append(o.rules, rule{needs: []string{as(id)}, gives: gives, parts: []string{part}, finding: o.shown(id, part)})
			}
		}
	}
}

// shown is the first finding about an identity that names a part.
func (o *oracle) shown(id rbac.Identity, part string) string {
	for _, f := range o.Findings {
		if f.Subject == subjectOf(id) && !o.Without[f.ID] && slices.ContainsFunc(f.Evidence, func(e api.Evidence) bool {
			return partOfRule(e) == part
		}) {
			return f.ID
		}
	}
	return ""
}

// effect is what a finding gives, from each place where it can be used.
func (o *oracle) effect(e policy.Effect) {
	parts := o.parts(e)
	give := func(from string, gives ...string) {
		for _, to := range gives {
			o.rules = append(o.rules, rule{needs: []string{from}, gives: to, finding: e.Finding, parts: parts})
		}
	}
	switch e.Subject.Kind {
	case "ServiceAccount", "Group":
		give("as "+rbac.Identity{Kind: e.Subject.Kind, Namespace: e.Subject.Namespace, Name: e.Subject.Name}.String(), o.gives(e, nil)...)
	case "Node":
		for _, n := range e.Nodes {
			give(rootOn(n), o.gives(e, nil)...)
		}
	default:
		nodes := e.Nodes
		if len(o.Inventory.Nodes) == 0 {
			nodes = []string{""}
		}
		for _, p := range o.Presences {
			for _, name := range []string{"one", "two", "main", "setup"} {
				runs := slices.ContainsFunc(p.Replicas, func(r facts.Replica) bool { return anyOf(r.Containers, name) || anyOf(r.Starters, name) })
				if p.Subject == e.Subject && runs && (e.Container == "" || e.Container == name) {
					give(codeIn(p.Subject, name), o.gives(e, nodes)...)
					if e.Capability.Kind == "node-root" {
						give(inEachOf(p.Subject, name), byEach(e.Finding, p.Subject, name))
						for _, n := range e.Nodes {
							o.add(surelyOn(n), byEach(e.Finding, p.Subject, name))
						}
					}
				}
			}
		}
	}
}

func byEach(finding string, s api.Subject, name string) string {
	return finding + " in " + inEachOf(s, name)
}

// gives is what a capability comes to.
func (o *oracle) gives(e policy.Effect, nodes []string) []string {
	c := e.Capability
	var list []string
	switch c.Kind {
	case "node-root":
		for _, n := range nodes {
			list = append(list, rootOn(n))
		}
	case "node-credentials":
		for _, n := range nodes {
			list = append(list, tokensOn(n))
		}
	case "run-pod":
		return []string{right("run pods", everywhereOr(c.Namespace))}
	case "move-pods":
		return []string{right("evict pods", everywhereOr(c.Namespace))}
	case "run-code":
		return o.namedOr(c, "run code")
	case "change-pod":
		return o.namedOr(c, "change pods")
	case "change-config":
		return o.configured(c)
	case "mint-token":
		return o.namedOr(c, "mint tokens")
	case "read-secrets":
		return o.namedOr(c, "read secrets")
	case "impersonate":
		if c.Namespace == "" && len(c.Names) == 0 {
			return []string{admin}
		}
		return o.namedOr(c, "mint tokens")
	case "steer-operator":
		return o.named(c)
	case "issue-certificate":
		if anyOf(c.Names, "system:nodes") {
			return []string{allTokens}
		}
		return []string{admin}
	case "bind-roles", "escalate-roles":
		if c.Namespace != "" {
			return []string{right("own", c.Namespace)}
		}
		return []string{admin}
	case "cluster-admin", "control-admission":
		return []string{admin}
	}
	return list
}

func (o *oracle) namedOr(c api.Capability, what string) []string {
	if len(c.Names) == 0 {
		return []string{right(what, everywhereOr(c.Namespace))}
	}
	return o.named(c)
}

// named are the accounts or containers that names stand for.
func (o *oracle) named(c api.Capability) []string {
	var list []string
	for _, id := range o.accounts {
		match := anyOf(c.Names, id.Name)
		if c.Kind == "read-secrets" {
			match = slices.ContainsFunc(o.secrets(id), func(s string) bool { return tokenName(s) && anyOf(c.Names, s) })
		}
		if !aboutPods(c) && match && (c.Namespace == "" || c.Namespace == id.Namespace) {
			list = append(list, as(id))
		}
	}
	for _, p := range o.Presences {
		if !aboutPods(c) || c.Kind == "change-pod" && p.Subject.Kind == "StaticPod" || c.Namespace != "" && c.Namespace != p.Subject.Namespace || !ownPod(p.Subject, c.Names[0]) {
			continue
		}
		for _, r := range p.Replicas {
			for _, name := range r.Containers {
				list = append(list, codeIn(p.Subject, name))
			}
		}
	}
	return list
}

// configured are the containers that run programs from some ConfigMaps.
func (o *oracle) configured(c api.Capability) []string {
	if len(c.Names) == 0 {
		return []string{right("change configuration", everywhereOr(c.Namespace))}
	}
	var list []string
	for _, p := range o.Presences {
		for _, r := range p.Replicas {
			for name, from := range r.Programs {
				inside := c.Namespace == "" || c.Namespace == p.Subject.Namespace
				if inside && slices.ContainsFunc(c.Names, func(n string) bool { return anyOf(from, n) }) {
					list = append(list, inEachOf(p.Subject, name))
				}
			}
		}
	}
	return list
}

func aboutPods(c api.Capability) bool { return c.Kind == "run-code" || c.Kind == "change-pod" }

// ownPod tells whether a pod of that name is of a workload whose pods have
// names that are known before.
func ownPod(s api.Subject, pod string) bool {
	rest, found := strings.CutPrefix(pod, s.Name)
	switch s.Kind {
	case "Pod":
		return found && rest == ""
	case "StatefulSet":
		return found && (rest == "-0" || rest == "-12")
	case inventory.KindStaticPod:
		return found && strings.HasPrefix(rest, "-")
	}
	return false
}
