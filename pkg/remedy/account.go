package remedy

import (
	"maps"

	"k8s.io/apimachinery/pkg/types"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

const kindAccount = "ServiceAccount"

// account is a service account that is made.
type account struct{ ref api.Change }

func (p *Plan) account(ref api.Change) {
	at(p, ref, func() *account { return &account{ref} })
}

func (a *account) applyTo(inv *inventory.Inventory) {
	inv.ServiceAccounts = maps.Clone(inv.ServiceAccounts)
	inv.ServiceAccounts[types.NamespacedName{Namespace: a.ref.Namespace, Name: a.ref.Name}] = &inventory.ServiceAccount{
		Namespace: a.ref.Namespace, Name: a.ref.Name,
	}
}

func (a *account) documents() []Document {
	return []Document{{Object: a.ref, New: true, Content: object("v1", a.ref, nil, nil)}}
}

// accountWays gives a workload an account of its own, or makes the one that it
// names.
func (p *Planner) accountWays(w *inventory.Workload, ref api.Change, f *api.Finding) []edit {
	if f.Subject.Kind == kindAccount {
		return makeAccount(f)
	}
	own := api.Change{Kind: kindAccount, Namespace: w.Namespace, Name: w.Name}
	return []edit{{
		object: ref, note: "The new account holds no permissions: bind it to a role if the component uses the API.",
		make: func(plan *Plan) {
			plan.account(own)
			plan.workload(ref).edit(func(pod *corev1.Pod) {
				pod.Spec.ServiceAccountName, pod.Spec.DeprecatedServiceAccount = own.Name, own.Name
			})
		},
	}}
}

func makeAccount(f *api.Finding) []edit {
	own := api.Change{Kind: kindAccount, Namespace: f.Subject.Namespace, Name: f.Subject.Name}
	return []edit{{object: own, make: func(plan *Plan) { plan.account(own) }}}
}
