package facts

import (
	"fmt"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// kindNodeClass is the kind of identity that a bundle has.
const kindNodeClass = "NodeClass"

// bundles writes one document for each class of nodes that hold a token worth
// something. Its findings are about the nodes that are alike, so that equal ones
// of several classes are one.
func (n *neighborhood) bundles() []*Document {
	documents := []*Document{}
	for _, class := range n.nodeClasses() {
		if len(class.accounts) == 0 {
			continue
		}
		documents = append(documents, &Document{
			kind: KindBundle, nodes: class.nodes, subject: api.Subject{Kind: "Node", Name: class.subject},
			build: func() any { return IdentityInput{Identity: n.bundle(class), Cluster: n.context} },
			annotate: func(f *api.Finding) {
				f.Nodes = len(class.nodes)
				n.locateRules(f.Evidence)
			},
		})
	}
	return documents
}

// bundle unites the grants of all accounts of a class, and of the groups that
// they are in. The kubelet's own credential adds nothing to them that RBAC
// shows: NodeRestriction and the node authorizer keep it to the node's own pods.
func (n *neighborhood) bundle(class *nodeClass) Identity {
	doc := Identity{
		Kind: kindNodeClass, Name: class.name, Exists: true, Nodes: len(class.nodes),
		Grants: n.together(class.accounts), Workloads: []WorkloadRef{}, Deputies: []Deputy{}, Restricted: map[string][]string{},
		selves: class.accounts,
	}
	doc.judge()
	doc.Named, doc.Namespaces = n.named(&doc), n.around(&doc)
	return doc
}

// together lists what accounts hold, each with its own name as the subject, and
// once what several have from a group.
func (n *neighborhood) together(accounts []rbac.Identity) []rbac.Grant {
	list, seen := []rbac.Grant{}, map[string]bool{}
	for _, id := range accounts {
		for _, g := range n.index.Grants(id) {
			if strings.HasPrefix(g.Subject, rbacv1.GroupKind+"/") {
				key := fmt.Sprint(g.Subject, " ", g.Binding, " ", g.Index)
				if seen[key] || g.Builtin {
					continue
				}
				seen[key] = true
			} else {
				g.Subject = id.String()
			}
			list = append(list, g)
		}
	}
	return list
}
