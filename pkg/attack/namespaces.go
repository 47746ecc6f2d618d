package attack

import (
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// rights are the kinds of right that hold in a namespace or in all.
func rights() []kind {
	return []kind{ownsNamespace, runsPods, runsCode, changesPods, changesConfig, mintsTokens, readsSecrets, removesPods, createsSecrets, movesPods, evictsPods}
}

// namespaces says what rights over namespaces give, as far as anybody holds
// them.
func (b *builder) namespaces() {
	if b.known(over(runsPods, "")) {
		b.join(over(runsPods, ""), over(readsSecrets, ""), "")
	}
	b.pairs("")
	for _, namespace := range b.inside("") {
		for _, right := range rights() {
			if b.known(over(right, "")) {
				b.join(over(right, ""), over(right, namespace), "")
			}
		}
		b.pairs(namespace)
		b.owned(namespace)
		b.pods(namespace)
		b.code(namespace)
		b.configured(namespace)
		b.secrets(namespace)
		b.moved(namespace)
	}
	b.join(over(readsSecrets, ""), target(api.GoalAllSecrets), "")
}

// owned: all rights over a namespace are each of them.
func (b *builder) owned(namespace string) {
	if !b.known(over(ownsNamespace, namespace)) {
		return
	}
	for _, right := range []kind{runsPods, runsCode, changesConfig, mintsTokens, readsSecrets} {
		b.join(over(ownsNamespace, namespace), over(right, namespace), "")
	}
}

// pods: whoever makes pods chooses their account, mounts their secrets, and is
// root on a node of choice unless Pod Security admission refuses such pods.
func (b *builder) pods(namespace string) {
	makes := over(runsPods, namespace)
	if !b.known(makes) {
		return
	}
	b.join(makes, over(readsSecrets, namespace), "")
	b.anyAccount(makes, namespace, "in "+namespace+" as ")
	if !restricted(b.labels(namespace)) {
		b.join(makes, alone(onAnyNode), "in "+namespace+", privileged and on a node of choice")
	}
}

// anyAccount: a right over all accounts of a namespace.
func (b *builder) anyAccount(from place, namespace, text string) {
	for _, id := range b.residents[namespace] {
		b.join(from, token(id), text+id.Name)
	}
	for _, group := range []string{rbac.GroupServiceAccounts + ":" + namespace, rbac.GroupServiceAccounts, rbac.GroupAuthenticated} {
		if b.useful[rbac.Group(group)] {
			b.join(from, token(rbac.Group(group)), text+"any account")
		}
	}
}

func (b *builder) code(namespace string) {
	for i := range b.Presences {
		p := &b.Presences[i]
		if p.Subject.Namespace != namespace {
			continue
		}
		b.codeBy(over(runsCode, namespace), p)
		if p.Subject.Kind != inventory.KindStaticPod {
			b.codeBy(over(changesPods, namespace), p)
		}
	}
	if mints := over(mintsTokens, namespace); b.known(mints) {
		b.anyAccount(mints, namespace, "of "+namespace+"/")
	}
}

func (b *builder) codeBy(runs place, p *facts.Presence) {
	if !b.known(runs) {
		return
	}
	for _, name := range running(p) {
		b.join(runs, each(p.Subject, name), name+" of "+p.Subject.Namespace+"/"+p.Subject.Name)
	}
}

// secrets: some hold tokens of accounts.
func (b *builder) secrets(namespace string) {
	reads := over(readsSecrets, namespace)
	if !b.known(reads) {
		return
	}
	for _, id := range b.residents[namespace] {
		if len(b.secretsOf(id)) > 0 {
			b.join(reads, token(id), "and with them a token of "+id.Namespace+"/"+id.Name)
		}
	}
}

// secretsOf names the secrets that hold a token of an account and do not
// expire, as far as the account lists them.
func (b *builder) secretsOf(id rbac.Identity) []string {
	account := b.Inventory.ServiceAccounts[types.NamespacedName{Namespace: id.Namespace, Name: id.Name}]
	if account == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(account.Secrets), func(name string) bool {
		// OpenShift lists registry credentials there, too.
		return !strings.Contains(name, "-token-")
	})
}

// moved: pods that are pulled onto a node that the attacker holds bring their
// tokens.
func (b *builder) moved(namespace string) {
	for _, p := range b.movable {
		if p.Subject.Namespace != namespace {
			continue
		}
		b.movedBy(over(movesPods, namespace), p, func(facts.Replica) bool { return true })
		b.movedBy(over(evictsPods, namespace), p, evictable)
	}
}

func (b *builder) movedBy(moves place, p *facts.Presence, moved func(facts.Replica) bool) {
	if !b.known(moves) {
		return
	}
	for _, id := range b.tokensOf(p, moved) {
		b.add(edge{
			needs: []state{b.at(moves), b.at(takes(p.Subject))}, gives: b.at(token(id)), silent: true,
			text: "such as those of " + p.Subject.Kind + " " + p.Subject.Namespace + "/" + p.Subject.Name,
		})
	}
}

// evictable tells whether a taint drives the pods away.
func evictable(r facts.Replica) bool {
	return !slices.ContainsFunc(r.Pod.Spec.Tolerations, func(t corev1.Toleration) bool {
		return t.Operator == corev1.TolerationOpExists && t.Key == "" && t.TolerationSeconds == nil &&
			(t.Effect == "" || t.Effect == corev1.TaintEffectNoExecute)
	})
}

func (b *builder) tokensOf(p *facts.Presence, of func(facts.Replica) bool) []rbac.Identity {
	var list []rbac.Identity
	for _, r := range p.Replicas {
		id := rbac.Account(p.Subject.Namespace, r.Account)
		if of(r) && len(r.Holders) > 0 && b.useful[id] && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// inside lists the namespaces that a bound allows: one, or all.
func (b *builder) inside(namespace string) []string {
	if namespace != "" {
		return []string{namespace}
	}
	return b.everywhere
}

// findNamespaces lists those that the input speaks of: files need not hold the
// namespaces themselves.
func (b *builder) findNamespaces() []string {
	all := map[string]bool{}
	for name := range b.Inventory.Namespaces {
		all[name] = true
	}
	for name := range b.Inventory.ServiceAccounts {
		all[name.Namespace] = true
	}
	for _, p := range b.Presences {
		all[p.Subject.Namespace] = true
	}
	for _, e := range b.Effects {
		all[e.Capability.Namespace] = true
	}
	for _, h := range b.halves {
		all[h.namespace] = true
	}
	for name := range b.residents {
		all[name] = true
	}
	delete(all, "")
	return slices.Sorted(maps.Keys(all))
}

func (b *builder) labels(namespace string) map[string]string {
	if n := b.Inventory.Namespaces[namespace]; n != nil {
		return n.Labels
	}
	return nil
}

// restricted tells whether Pod Security admission refuses pods that are root on
// their node (k8s.io/pod-security-admission api.EnforceLevelLabel).
func restricted(labels map[string]string) bool {
	level := labels["pod-security.kubernetes.io/enforce"]
	return level == "baseline" || level == "restricted"
}

// findTenants lists the namespaces in which something runs and nothing of the
// system does.
func (b *builder) findTenants() []string {
	system := map[string]bool{}
	for _, p := range b.Presences {
		system[p.Subject.Namespace] = system[p.Subject.Namespace] || p.System
	}
	maps.DeleteFunc(system, func(_ string, part bool) bool { return part })
	return slices.Sorted(maps.Keys(system))
}

// goals lists the goals that can be reached at all: first the one that implies
// the others.
func (b *builder) goals() {
	for _, namespace := range b.tenants {
		for _, right := range []kind{ownsNamespace, runsPods, runsCode, changesPods, mintsTokens, readsSecrets} {
			if b.known(over(right, namespace)) {
				b.join(over(right, namespace), target(api.GoalNamespace+namespace), "")
			}
		}
	}
	names := []string{api.GoalClusterAdmin, api.GoalAllNodes, api.GoalAllSecrets}
	for _, namespace := range b.tenants {
		names = append(names, api.GoalNamespace+namespace)
	}
	for _, name := range names {
		b.Graph.goals = append(b.Graph.goals, b.at(target(name)))
	}
}
