package attack

import (
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// effects turns what findings give into edges.
func (b *builder) effects() {
	titles := map[string]string{}
	for _, f := range b.Findings {
		titles[f.ID] = f.Title
	}
	for _, e := range b.Effects {
		if !leads(e.Capability.Kind) {
			continue
		}
		for _, from := range b.holders(e) {
			b.effect(e, titles[e.Finding], from)
		}
	}
}

// holder is where an attacker can use a finding.
type holder struct {
	place
	// nodes are those of the holder, if it has any.
	nodes []string
}

// holders are the places in which the effect of a finding can be used. Root on a
// node is not one of them for what a container there can do: it may be true of
// that container's replicas on other nodes only.
func (b *builder) holders(e policy.Effect) []holder {
	if id, ok := identity(e.Subject); ok {
		return []holder{{place: token(id)}}
	}
	if e.Subject.Kind == "Node" {
		return b.onClasses(e.Nodes)
	}
	p := b.presence[subjectKey(e.Subject)]
	if p == nil {
		return nil
	}
	var list []holder
	for _, name := range coded(p) {
		if e.Container == "" || e.Container == name {
			list = append(list, holder{container(p.Subject, name), e.Nodes})
		}
	}
	return list
}

func (b *builder) onClasses(nodes []string) []holder {
	var list []holder
	for _, c := range b.classesOf(nodes) {
		list = append(list, holder{node(c.name), nil})
	}
	if len(list) > 0 {
		list = append(list, holder{alone(onAnyNode), nil})
	}
	return list
}

// effect adds the edges of one effect, used from one place.
func (b *builder) effect(e policy.Effect, title string, from holder) {
	basis := b.basis(e)
	for _, to := range b.given(e, from) {
		b.add(edge{
			needs: []state{b.at(from.place)}, gives: b.at(to), cost: b.costs[e.Capability.Kind].Cost,
			text: action(e.Capability.Kind, title), findings: []string{e.Finding}, change: basis.change, keys: basis.keys,
		})
	}
}

// given is what a capability gives whoever uses it in a place.
func (b *builder) given(e policy.Effect, from holder) []place {
	c := e.Capability
	switch c.Kind {
	case api.CapabilityNodeRoot:
		return b.classPlaces(from.nodes, node)
	case api.CapabilityNodeCredentials:
		return b.classPlaces(from.nodes, nodeTokens)
	case api.CapabilityRunPod:
		return []place{over(runsPods, c.Namespace)}
	case api.CapabilityRunCode:
		return b.bounded(c, runsCode, b.containersNamed)
	case api.CapabilityChangePod:
		return b.bounded(c, changesPods, b.changeableNamed)
	case api.CapabilityChangeConfig:
		return b.bounded(c, changesConfig, b.programsNamed)
	case api.CapabilityMintToken:
		return b.bounded(c, mintsTokens, b.accountsNamed)
	case api.CapabilityReadSecrets:
		return b.bounded(c, readsSecrets, b.accountsStored)
	case api.CapabilityImpersonate:
		return b.impersonated(c)
	case api.CapabilityIssueCertificate:
		return certified(c)
	case api.CapabilityMovePods:
		return []place{over(evictsPods, c.Namespace)}
	case api.CapabilitySteerOperator:
		return b.accountsNamed(c)
	case api.CapabilityBindRoles, api.CapabilityEscalateRoles:
		if c.Namespace != "" {
			return []place{over(ownsNamespace, c.Namespace)}
		}
	}
	return []place{target(api.GoalClusterAdmin)}
}

func (b *builder) classPlaces(nodes []string, at func(class string) place) []place {
	var list []place
	for _, c := range b.classesOf(nodes) {
		list = append(list, at(c.name))
	}
	return list
}

// bounded is a right over a namespace, or what it comes to for named objects.
func (b *builder) bounded(c api.Capability, right kind, named func(api.Capability) []place) []place {
	if len(c.Names) > 0 {
		return named(c)
	}
	return []place{over(right, c.Namespace)}
}

// accountsNamed are the useful service accounts that a capability names.
func (b *builder) accountsNamed(c api.Capability) []place {
	var list []place
	for _, namespace := range b.inside(c.Namespace) {
		for _, id := range b.residents[namespace] {
			if slices.Contains(c.Names, id.Name) {
				list = append(list, token(id))
			}
		}
	}
	return list
}

// accountsStored are the useful service accounts that list one of the secrets
// that a capability names.
func (b *builder) accountsStored(c api.Capability) []place {
	var list []place
	for _, namespace := range b.inside(c.Namespace) {
		for _, id := range b.residents[namespace] {
			if slices.ContainsFunc(b.secretsOf(id), func(s string) bool { return slices.Contains(c.Names, s) }) {
				list = append(list, token(id))
			}
		}
	}
	return list
}

// containersNamed are those of the pods that a capability names. A StatefulSet
// numbers its pods; those of other controllers have random names.
func (b *builder) containersNamed(c api.Capability) []place {
	list := b.podsOfNodes(c.Names)
	for i := range b.Presences {
		p := &b.Presences[i]
		if c.Namespace != "" && p.Subject.Namespace != c.Namespace || !namesPod(p.Subject, c.Names) {
			continue
		}
		for _, name := range running(p) {
			list = append(list, container(p.Subject, name))
		}
	}
	return list
}

// changeableNamed leaves out the pods of kubelets.
func (b *builder) changeableNamed(c api.Capability) []place {
	return slices.DeleteFunc(b.containersNamed(c), func(p place) bool { return strings.HasPrefix(p.name, inventory.KindStaticPod+"/") })
}

// podsOfNodes is what code in all pods of a node gives, for names such as
// node/worker-1: their tokens, and root on the node where one of them has it.
func (b *builder) podsOfNodes(names []string) []place {
	var list []place
	for _, name := range names {
		host, ok := strings.CutPrefix(name, "node/")
		c := b.classOf[host]
		if !ok || c == nil {
			continue
		}
		list = append(list, nodeTokens(c.name))
		if b.escapesTo(host) {
			list = append(list, node(c.name))
		}
	}
	return list
}

// escapesTo tells whether a container on a node is root there.
func (b *builder) escapesTo(host string) bool {
	return slices.ContainsFunc(b.Effects, func(e policy.Effect) bool {
		return e.Capability.Kind == api.CapabilityNodeRoot && b.presence[subjectKey(e.Subject)] != nil && slices.Contains(e.Nodes, host)
	})
}

func namesPod(s api.Subject, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		switch s.Kind {
		case "Pod":
			return name == s.Name
		case "StatefulSet":
			number, ok := strings.CutPrefix(name, s.Name+"-")
			return ok && strings.Trim(number, "0123456789") == ""
		case inventory.KindStaticPod:
			return strings.HasPrefix(name, s.Name+"-")
		}
		return false
	})
}

// impersonated are the identities that a capability allows to act as.
func (b *builder) impersonated(c api.Capability) []place {
	switch {
	case len(c.Names) > 0:
		return b.accountsNamed(c)
	case c.Namespace != "":
		return []place{over(mintsTokens, c.Namespace)}
	}
	return []place{target(api.GoalClusterAdmin)}
}

// certified is whom a certificate can be issued for.
func certified(c api.Capability) []place {
	if slices.Contains(c.Names, rbac.GroupNodes) {
		return []place{alone(allNodeTokens)}
	}
	return []place{target(api.GoalClusterAdmin)}
}
