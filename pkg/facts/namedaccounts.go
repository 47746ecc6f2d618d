package facts

import (
	"slices"
	"strings"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

func (n *neighborhood) namedAccounts(doc *Identity, g rbac.Grant) NamedAccounts {
	var ids []rbac.Identity
	if about(g, "serviceaccounts") {
		for _, name := range g.ResourceNames {
			ids = append(ids, n.accountsCalled(name, g.Namespace)...)
		}
	}
	return n.sorted(doc, ids)
}

// namedTokens goes by the secrets that accounts list as their own.
func (n *neighborhood) namedTokens(doc *Identity, g rbac.Grant) NamedAccounts {
	var ids []rbac.Identity
	if about(g, "secrets") {
		for _, name := range g.ResourceNames {
			for _, owner := range n.owners[name] {
				if g.Namespace == "" || g.Namespace == owner.Namespace {
					ids = append(ids, owner)
				}
			}
		}
	}
	return n.sorted(doc, ids)
}

// sorted tells the powerful from the others, and leaves out who does not exist,
// or holds nothing that the document's identity does not.
func (n *neighborhood) sorted(doc *Identity, ids []rbac.Identity) NamedAccounts {
	list := NamedAccounts{Powerful: []PowerfulAccount{}, Others: []string{}}
	for _, id := range ids {
		account, isPowerful := n.powers.Of(id)
		name := id.Namespace + "/" + id.Name
		switch {
		case doc.selves.has(id):
		case isPowerful && !account.Missing && len(list.Powerful) < mostNamed:
			list.Powerful = append(list.Powerful, powerful(&account))
		case !isPowerful && n.adds(doc, id) && len(list.Others) < mostNamed && !slices.Contains(list.Others, name):
			list.Others = append(list.Others, name)
		}
	}
	return list
}

// accountsCalled lists the accounts of a name, in a namespace or in any.
func (n *neighborhood) accountsCalled(name, namespace string) []rbac.Identity {
	if namespace != "" {
		return []rbac.Identity{rbac.Account(namespace, name)}
	}
	return n.byName[name]
}

// namedPods are the workloads whose pods are called so. Only those of bare pods,
// of StatefulSets and of kubelets have names that a rule can name.
func (n *neighborhood) namedPods(doc *Identity, g rbac.Grant) []Consumer {
	list := []Consumer{}
	if !about(g, "pods") {
		return list
	}
	for _, w := range n.workloads[g.Namespace] {
		i := slices.IndexFunc(g.ResourceNames, func(name string) bool { return hasPod(w, name) })
		if i < 0 || n.runsOnlyAs(w, doc.selves) || len(list) == mostNamed {
			continue
		}
		_, isPowerful := n.powers.Of(rbac.Account(w.Namespace, accountOf(w, w.Revisions[0])))
		list = append(list, Consumer{
			Workload: w.Kind + "/" + w.Namespace + "/" + w.Name, Object: "Pod/" + w.Namespace + "/" + g.ResourceNames[i],
			Privileged: n.privileged[w], Powerful: isPowerful,
		})
	}
	return list
}

// hasPod tells whether a workload may have a pod of that name.
func hasPod(w *inventory.Workload, name string) bool {
	end, ok := strings.CutPrefix(name, w.Name)
	switch w.Kind {
	case "Pod":
		return ok && end == ""
	case "StatefulSet":
		return ok && len(end) > 1 && end[0] == '-' && strings.Trim(end[1:], "0123456789") == ""
	case inventory.KindStaticPod:
		return ok && slices.ContainsFunc(w.Nodes(), func(node string) bool { return end == "-"+node })
	}
	return false
}
