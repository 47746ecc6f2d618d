package attack

import (
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// half is what one identity brings to a combination.
type half struct {
	id        rbac.Identity
	kind      kind
	namespace string
	evidence  api.Evidence
}

// ask is a permission that makes a half.
type ask struct {
	gives       kind
	verbs       []string
	group       string
	resource    string
	subresource string
	// name is that of the object asked for; "" for all objects.
	name string
	// clusterWide is true for what has no namespace.
	clusterWide bool
}

// asks are the halves of steal-pods and of token secrets (attacks that one
// identity alone may not be able to carry out).
func asks() []ask {
	write := []string{"patch", "update"}
	return []ask{
		{gives: resizesNodes, verbs: write, resource: "nodes", subresource: "status", clusterWide: true},
		{gives: removesPods, verbs: []string{"delete", "deletecollection"}, resource: "pods"},
		{gives: removesPods, verbs: []string{"create"}, resource: "pods", subresource: "eviction"},
		{gives: removesPods, verbs: write, resource: "pods"},
		{gives: removesPods, verbs: write, resource: "pods", subresource: "status"},
		{gives: createsSecrets, verbs: []string{"create"}, resource: "secrets"},
		{gives: requestsCertificates, verbs: []string{"create"}, group: groupCertificates, resource: "certificatesigningrequests", clusterWide: true},
	}
}

const (
	groupCertificates = "certificates.k8s.io"
	// clientSigner issues certificates for any user (kubernetes
	// pkg/controller/certificates/signer/signer.go).
	clientSigner = "kubernetes.io/kube-apiserver-client"
)

// findHalves looks for them in the grants of all service accounts and groups.
func (b *builder) findHalves() []half {
	var found []half
	for _, id := range b.Index.Identities() {
		if id.Kind == rbacv1.UserKind {
			continue
		}
		grants := b.own(id)
		for _, a := range b.unrestricted(id) {
			found = append(found, a.in(id, grants)...)
		}
		found = append(found, approval(id, grants)...)
	}
	return found
}

// unrestricted leaves out changes that an admission policy keeps to the node of
// whoever makes them.
func (b *builder) unrestricted(id rbac.Identity) []ask {
	if b.Restricted == nil {
		return asks()
	}
	restricted := b.Restricted(id)
	return slices.DeleteFunc(asks(), func(a ask) bool {
		return slices.Contains(a.verbs, "patch") && len(restricted[a.written()]) > 0
	})
}

// own are the grants that name the identity itself, not a group it is in. What
// Kubernetes' own controllers may do is left out: nobody changes it.
func (b *builder) own(id rbac.Identity) []rbac.Grant {
	return slices.DeleteFunc(b.Index.Grants(id), func(g rbac.Grant) bool {
		return g.Subject != id.String() || g.Builtin || len(g.Resources) == 0
	})
}

// in are the halves that some grants give.
func (a ask) in(id rbac.Identity, grants []rbac.Grant) []half {
	var found []half
	for _, g := range grants {
		if len(g.ResourceNames) > 0 && !slices.Contains(g.ResourceNames, a.name) || a.clusterWide && g.Namespace != "" {
			continue
		}
		for _, verb := range a.verbs {
			r := rbac.Request{
				Verb: verb, Group: a.group, Resource: a.resource, Subresource: a.subresource, Name: a.name, Namespace: g.Namespace,
			}
			if g.Allows(r) {
				found = append(found, half{id, a.gives, g.Namespace, ruleEvidence(g, a, verb)})
			}
		}
	}
	return found
}

// approval needs both of its permissions in one identity: the API server asks
// whoever approves for both.
func approval(id rbac.Identity, grants []rbac.Grant) []half {
	approve := ask{
		gives: approvesCertificates, verbs: []string{"patch", "update"}, group: groupCertificates,
		resource: "certificatesigningrequests", subresource: "approval", clusterWide: true,
	}
	approvals := approve.in(id, grants)
	if len(approvals) == 0 {
		return nil
	}
	for _, name := range []string{clientSigner, "kubernetes.io/*"} {
		sign := ask{
			gives: approvesCertificates, verbs: []string{"approve"}, group: groupCertificates, resource: "signers", name: name,
			clusterWide: true,
		}
		if signers := sign.in(id, grants); len(signers) > 0 {
			return signers
		}
	}
	return nil
}

// written is the resource as rules write it.
func (a ask) written() string {
	if a.subresource == "" {
		return a.resource
	}
	return a.resource + "/" + a.subresource
}

// ruleEvidence writes a rule as policies do (policies/lib/rbac.rego).
func ruleEvidence(g rbac.Grant, a ask, verb string) api.Evidence {
	resource := a.written()
	if !slices.Contains(g.Resources, resource) || a.group != "" && !slices.Contains(g.APIGroups, a.group) ||
		!slices.Contains(g.Verbs, verb) {
		return api.Evidence{Role: g.Role, Binding: g.Binding, Index: &g.Index, Rule: "* [*]"}
	}
	if a.group != "" {
		resource = a.group + "/" + resource
	}
	return api.Evidence{Role: g.Role, Binding: g.Binding, Index: &g.Index, Rule: resource + " [" + verb + "]"}
}

// combinations adds what halves give, alone and together.
func (b *builder) combinations() {
	b.sortFindings()
	for _, h := range b.halves {
		f := b.findingAbout(h)
		basis := b.basisOf(subjectOf(h.id), []api.Evidence{h.evidence})
		e := edge{
			needs: []state{b.at(token(h.id))}, gives: b.at(over(h.kind, h.namespace)), silent: true,
			change: basis.change, keys: basis.keys,
		}
		if f != "" {
			e.findings = []string{f}
		}
		b.add(e)
	}
	b.together(api.CapabilityIssueCertificate, alone(approvesCertificates), alone(requestsCertificates), target(api.GoalClusterAdmin),
		"request a certificate for any user, and approve it")
}

// pairs adds what two rights over the same namespace, or over all, give.
func (b *builder) pairs(namespace string) {
	b.together(api.CapabilityMovePods, alone(resizesNodes), over(removesPods, namespace), over(movesPods, namespace),
		"make other nodes refuse pods, and remove their pods,")
	b.together(api.CapabilityMintToken, over(createsSecrets, namespace), over(readsSecrets, namespace), over(mintsTokens, namespace),
		"create a secret for a token, and read it: the token")
}

// together adds a step that needs two states, if anybody may hold both. It is
// harder than the capability that it comes to, so that a path shows whoever has
// that alone.
func (b *builder) together(capability string, one, other, gives place, text string) {
	if b.known(one) && b.known(other) {
		b.add(edge{
			needs: []state{b.at(one), b.at(other)}, gives: b.at(gives),
			cost: b.costs[capability].Cost + b.costs["combined"].Cost, text: text,
		})
	}
}

// sortFindings sorts the findings about identities.
func (b *builder) sortFindings() {
	b.findingsOf = map[rbac.Identity][]*api.Finding{}
	for i := range b.Findings {
		f := &b.Findings[i]
		if id, ok := identity(f.Subject); ok && !b.Without[f.ID] {
			b.findingsOf[id] = append(b.findingsOf[id], f)
		}
	}
}

// findingAbout is the finding that shows the permission of a half; "" if none
// does.
func (b *builder) findingAbout(h half) string {
	keys := evidenceKeys(h.evidence)
	for _, f := range b.findingsOf[h.id] {
		for _, e := range f.Evidence {
			if shares(evidenceKeys(e), keys) {
				return f.ID
			}
		}
	}
	return ""
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) })
}

func subjectOf(id rbac.Identity) api.Subject {
	return api.Subject{Kind: id.Kind, Namespace: id.Namespace, Name: id.Name}
}
