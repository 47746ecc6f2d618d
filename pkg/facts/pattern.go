package facts

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// pattern is what many documents have in common.
type pattern struct {
	key   string
	input any
	names placeholders
}

// pattern leaves out of a service account's document what only tells it from
// others: its name, its namespace and those that its rules hold in, bindings and
// workloads. Names that policies know stay: those of system namespaces, and the
// account called default. So do the names of consumers, which policies compare.
func (n *neighborhood) pattern(doc Identity) pattern {
	if doc.Kind != rbacv1.ServiceAccountKind {
		return pattern{}
	}
	m := &masker{known: n.knownNamespace, masks: map[string]string{}}
	input := IdentityInput{Identity: m.identity(doc), Cluster: n.context}
	text, err := json.Marshal(input)
	if err != nil {
		return pattern{}
	}
	sum := sha256.Sum256(text)
	key := hex.EncodeToString(sum[:])
	if n.patterns[key] == nil {
		n.patterns[key] = input
	}
	return pattern{key: key, input: n.patterns[key], names: m.pairs}
}

func (n *neighborhood) knownNamespace(name string) bool {
	known, ok := n.known[name]
	if !ok {
		_, known = n.catalog.Namespace(name, n.namespaceLabels(name))
		known = known || name == "" || name == "default"
		n.known[name] = known
	}
	return known
}

// masker replaces names by placeholders, which no object can be called.
type masker struct {
	known func(namespace string) bool
	masks map[string]string
	pairs placeholders
}

// placeholders are placeholders and the names that they stand for, in turn.
type placeholders []string

// reveal writes names in the place of placeholders.
func (p placeholders) reveal(text string) string {
	before, rest, found := strings.Cut(text, opening)
	if !found {
		return text
	}
	inside, after, _ := strings.Cut(rest, closing)
	return before + p.name(opening+inside+closing) + p.reveal(after)
}

func (p placeholders) name(mask string) string {
	for i := 0; i < len(p); i += 2 {
		if p[i] == mask {
			return p[i+1]
		}
	}
	return mask
}

// opening and closing are around placeholders.
const (
	opening = "\u27ea"
	closing = "\u27eb"
)

// mask is the placeholder for a name; kinds keep equal names apart.
func (m *masker) mask(kind, name string) string {
	if mask, ok := m.masks[kind+name]; ok {
		return mask
	}
	mask := fmt.Sprintf("%s%s%d%s", opening, kind, len(m.masks), closing)
	m.masks[kind+name] = mask
	m.pairs = append(m.pairs, mask, name)
	return mask
}

func (m *masker) namespace(name string) string {
	if m.known(name) {
		return name
	}
	return m.mask("namespace", name)
}

func (m *masker) identity(doc Identity) Identity {
	subject := rbac.Account(doc.Namespace, doc.Name).String()
	doc.Namespace = m.namespace(doc.Namespace)
	if doc.Name != "default" {
		doc.Name = m.mask("account", doc.Name)
	}
	own := rbac.Account(doc.Namespace, doc.Name).String()
	doc.Grants = slices.Clone(doc.Grants)
	for i := range doc.Grants {
		g := &doc.Grants[i]
		g.Role, g.Binding = m.reference(g.Role), m.mask("binding", g.Binding)
		if g.Namespace = m.namespace(g.Namespace); g.Subject == subject {
			g.Subject = own
		}
	}
	consumes := false
	doc.Namespaces, consumes = m.namespaces(doc)
	doc.Named = m.named(doc.Named, &consumes)
	// Who names an account that does not exist is told by name.
	doc.Workloads = m.workloads(doc.Workloads, consumes || !doc.Exists)
	doc.Nodes, doc.EveryNode = 0, false
	return doc
}

// reference masks the namespace of a Role.
func (m *masker) reference(role string) string {
	if parts := strings.Split(role, "/"); len(parts) == 3 {
		return parts[0] + "/" + m.namespace(parts[1]) + "/" + parts[2]
	}
	return role
}

// namespaces keeps of numbers only whether there are any. It goes through them
// in the order of the grants, which is the same for documents that are alike.
func (m *masker) namespaces(doc Identity) (masked map[string]Surroundings, consumes bool) {
	masked = make(map[string]Surroundings, len(doc.Namespaces))
	for _, name := range m.inOrder(doc) {
		s := doc.Namespaces[name]
		s.Accounts, s.Workloads, s.Privileged = min(s.Accounts, 1), min(s.Workloads, 1), min(s.Privileged, 1)
		s.Powerful, s.Claimable = m.accounts(s.Powerful), m.accounts(s.Claimable)
		masked[m.namespace(name)] = s
		consumes = consumes || len(s.Consumers) > 0
	}
	return masked, consumes
}

// inOrder lists the namespaces of the document before it was masked.
func (m *masker) inOrder(doc Identity) []string {
	names := map[string]string{}
	for name := range doc.Namespaces {
		names[m.masked(name)] = name
	}
	var list []string
	for _, g := range doc.Grants {
		if name, ok := names[g.Namespace]; ok && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// masked is the placeholder that a namespace has, or its name.
func (m *masker) masked(namespace string) string {
	if mask, ok := m.masks["namespace"+namespace]; ok {
		return mask
	}
	return namespace
}

// accounts masks accounts, also where the reason of one mentions another.
func (m *masker) accounts(all []PowerfulAccount) []PowerfulAccount {
	masked := make([]PowerfulAccount, len(all))
	for i, a := range all {
		a.Account = m.account(a.Account)
		if last := strings.LastIndexByte(a.Why, ' ') + 1; strings.Contains(a.Why[last:], "/") {
			a.Why = a.Why[:last] + m.account(a.Why[last:])
		}
		masked[i] = a
	}
	return masked
}

func (m *masker) account(name string) string {
	if namespace, _, _ := strings.Cut(name, "/"); m.known(namespace) {
		return name
	}
	return m.mask("account", name)
}

func (m *masker) named(all map[string]Named, consumes *bool) map[string]Named {
	masked := make(map[string]Named, len(all))
	for _, place := range slices.Sorted(maps.Keys(all)) {
		named := all[place]
		named.Accounts, named.Tokens = m.namedAccounts(named.Accounts), m.namedAccounts(named.Tokens)
		named.Strong, named.Own = m.references(named.Strong), m.references(named.Own)
		masked[place] = named
		*consumes = *consumes || len(named.Consumers)+len(named.Pods) > 0
	}
	return masked
}

func (m *masker) namedAccounts(all NamedAccounts) NamedAccounts {
	masked := NamedAccounts{Powerful: m.accounts(all.Powerful), Others: make([]string, len(all.Others))}
	for i, name := range all.Others {
		masked.Others[i] = m.account(name)
	}
	return masked
}

func (m *masker) references(roles []string) []string {
	masked := make([]string, len(roles))
	for i, role := range roles {
		masked[i] = m.reference(role)
	}
	return masked
}

// workloads keeps how many containers hold a token, and the names if they may
// have to be told from those of consumers.
func (m *masker) workloads(all []WorkloadRef, keep bool) []WorkloadRef {
	masked := make([]WorkloadRef, len(all))
	for i, w := range all {
		masked[i] = WorkloadRef{Namespace: w.Namespace, Kind: w.Kind, Name: w.Name, Containers: slices.Repeat([]string{""}, min(len(w.Containers), 1))}
		if !keep {
			masked[i].Namespace, masked[i].Kind, masked[i].Name = "", "", ""
		}
	}
	return masked
}
