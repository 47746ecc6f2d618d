package power

import (
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// known is what the judgment of a rule that names objects rests on.
type known struct {
	// strong tells whether a role is as good as cluster-admin, webhook whether a
	// mutating webhook configuration exists or may exist.
	strong, webhook func(name string) bool
}

// direct says how grants lead to everything without anybody else's help; "" if
// they do not.
func direct(grants []rbac.Grant, known known) string {
	switch {
	case holdsEverything(grants):
		return "may do everything"
	case escalates(grants):
		return "can add permissions to cluster roles"
	case bindable(grants, known.strong) != "":
		return "can bind " + bindable(grants, known.strong)
	case ask(grants, can("impersonate", "", "users").clusterScoped()).everywhere():
		return "can act as any user"
	case admits(grants, known.webhook):
		return "can change what others create"
	case len(ask(grants, question{resources: []string{"nodes/proxy"}, verbs: []string{"create", "get"}, cluster: true})) > 0:
		return "can run programs in every pod through the kubelet"
	case certifies(grants):
		return "can issue certificates for any user"
	}
	return ""
}

// Strong tells whether whoever a role is bound to everywhere is as good as
// cluster-admin, by itself or by becoming any account it likes. A role is
// written kind/name or kind/namespace/name; one that was not read is not strong
// unless it is Kubernetes' own.
func Strong(index *rbac.Index, role string) bool {
	grants := index.RuleGrants(role)
	if grants == nil {
		return strongByDefault(role) && (role == "ClusterRole/cluster-admin" || !index.Whole())
	}
	never := known{strong: func(string) bool { return false }, webhook: func(string) bool { return true }}
	return direct(grants, never) != "" || becomesAnybody(grants, never.strong)
}

// strongByDefault tells the roles that every API server makes.
func strongByDefault(role string) bool {
	switch role {
	case "ClusterRole/cluster-admin", "ClusterRole/admin", "ClusterRole/edit":
		return true
	}
	return false
}

// becomesAnybody also tells admin and edit, which start pods and make tokens,
// when they are bound everywhere.
func becomesAnybody(grants []rbac.Grant, strong func(role string) bool) bool {
	return slices.ContainsFunc(takeovers(grants, strong), func(t takeover) bool {
		return !t.running && !t.stored && t.where.everywhere()
	})
}

// Weighty is false for a grant that only reads what is no credential, as most
// do.
func Weighty(g rbac.Grant) bool {
	return len(g.Resources) > 0 && (!onlyReads(g) || readsCredentials(g))
}

func weighty(grants []rbac.Grant) []rbac.Grant {
	kept := make([]rbac.Grant, 0, len(grants))
	for _, g := range grants {
		if Weighty(g) {
			kept = append(kept, g)
		}
	}
	return kept
}

func onlyReads(g rbac.Grant) bool {
	return !slices.ContainsFunc(g.Verbs, func(verb string) bool { return verb != "get" && verb != "list" && verb != "watch" })
}

// readsCredentials also has what older servers take for reading: programs that
// are run in pods.
func readsCredentials(g rbac.Grant) bool {
	return slices.ContainsFunc(g.Resources, func(resource string) bool {
		switch resource {
		case "*", "secrets", "nodes/proxy", "*/proxy", "pods/exec", "*/exec", "pods/attach", "*/attach":
			return true
		}
		return false
	})
}

func holdsEverything(grants []rbac.Grant) bool {
	for _, g := range grants {
		if Everything(g) && g.Namespace == "" {
			return true
		}
	}
	return false
}

// Everything tells whether a grant allows every verb on every object where it
// holds.
func Everything(g rbac.Grant) bool {
	wild := func(list []string) bool { return slices.Contains(list, rbacv1.VerbAll) }
	return wild(g.Verbs) && wild(g.APIGroups) && wild(g.Resources) && len(g.ResourceNames) == 0
}

func escalates(grants []rbac.Grant) bool {
	return ask(grants, can("escalate", groupRBAC, "clusterroles").clusterScoped()).everywhere() &&
		len(ask(grants, changes(groupRBAC, "clusterroles").clusterScoped())) > 0
}

// bindable is a role as good as cluster-admin that grants allow to bind
// everywhere; "" if there is none.
func bindable(grants []rbac.Grant, strong func(role string) bool) string {
	bind := ask(grants, can("bind", groupRBAC, "clusterroles").clusterScoped())[""]
	switch {
	case len(ask(grants, writes(groupRBAC, "clusterrolebindings").clusterScoped())) == 0:
		return ""
	case bind.all:
		return "cluster-admin"
	}
	for _, name := range bind.these {
		if strong("ClusterRole/" + name) {
			return name
		}
	}
	return ""
}

func admits(grants []rbac.Grant, exists func(webhook string) bool) bool {
	const group = "admissionregistration.k8s.io"
	written := ask(grants, writes(group, "mutatingwebhookconfigurations").clusterScoped())[""]
	if written.all || slices.ContainsFunc(written.these, exists) {
		return true
	}
	return ask(grants, creates(group, "mutatingadmissionpolicies").clusterScoped()).everywhere() &&
		ask(grants, creates(group, "mutatingadmissionpolicybindings").clusterScoped()).everywhere()
}

func certifies(grants []rbac.Grant) bool {
	const group = "certificates.k8s.io"
	signers := ask(grants, can("approve", group, "signers").clusterScoped())[""]
	return (signers.has("kubernetes.io/kube-apiserver-client") || signers.has("kubernetes.io/*")) &&
		ask(grants, creates(group, "certificatesigningrequests").clusterScoped()).everywhere() &&
		len(ask(grants, changes(group, "certificatesigningrequests/approval").clusterScoped())) > 0
}
