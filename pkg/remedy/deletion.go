package remedy

import (
	"fmt"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// deletion is a binding that leads nowhere: its role does not exist, and a
// binding cannot be made to refer to another one.
type deletion struct{ ref api.Change }

func (p *Plan) deletion(ref api.Change) {
	at(p, ref, func() *deletion { return &deletion{ref} })
}

func (d *deletion) applyTo(inv *inventory.Inventory) {
	list := &inv.ClusterRoleBindings
	if d.ref.Kind == "RoleBinding" {
		list = &inv.RoleBindings
	}
	*list = slices.DeleteFunc(slices.Clone(*list), func(b *inventory.Binding) bool {
		return b.Name == d.ref.Name && b.Namespace == d.ref.Namespace
	})
}

func (d *deletion) documents() []Document {
	command := fmt.Sprintf("kubectl delete %s %s", strings.ToLower(d.ref.Kind), word(d.ref.Name))
	if d.ref.Namespace != "" {
		command = fmt.Sprintf("kubectl -n %s delete %s %s", word(d.ref.Namespace), strings.ToLower(d.ref.Kind), word(d.ref.Name))
	}
	return []Document{{Object: d.ref, Manual: true, Notes: []string{"Its role does not exist.", "Delete: " + command}}}
}
