package inventory

import (
	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

func (b *Builder) addCore(object Object) bool {
	inv := &b.inventory
	switch o := object.Object.(type) {
	case *corev1.Node:
		inv.Resources["nodes"] = true
		inv.Nodes = append(inv.Nodes, newNode(o, object.Origin))
	case *corev1.Namespace:
		inv.Resources["namespaces"] = true
		inv.Namespaces[o.Name] = &Namespace{Name: o.Name, Labels: o.Labels, Origin: object.Origin}
	case *corev1.ServiceAccount:
		inv.Resources["serviceaccounts"] = true
		inv.ServiceAccounts[types.NamespacedName{Namespace: o.Namespace, Name: o.Name}] = newServiceAccount(o, object.Origin)
	case *corev1.Service:
		inv.Resources["services"] = true
		inv.Services = append(inv.Services, o)
	case *corev1.PersistentVolume:
		inv.Resources["persistentvolumes"] = true
		inv.PersistentVolumes[o.Name] = o
	case *corev1.PersistentVolumeClaim:
		inv.Resources["persistentvolumeclaims"] = true
		inv.PersistentVolumeClaims[types.NamespacedName{Namespace: o.Namespace, Name: o.Name}] = o
	default:
		return false
	}
	return true
}

func newServiceAccount(o *corev1.ServiceAccount, origin manifest.Origin) *ServiceAccount {
	account := &ServiceAccount{
		Namespace: o.Namespace, Name: o.Name, Labels: o.Labels,
		Annotations: keepAnnotations(o.Annotations), Automount: o.AutomountServiceAccountToken, Origin: origin,
	}
	for _, secret := range o.Secrets {
		account.Secrets = append(account.Secrets, secret.Name)
	}
	return account
}

func (b *Builder) addRBAC(object Object) bool {
	inv := &b.inventory
	switch o := object.Object.(type) {
	case *rbacv1.Role:
		inv.Resources["roles"] = true
		inv.Roles[types.NamespacedName{Namespace: o.Namespace, Name: o.Name}] = &Role{
			Namespace: o.Namespace, Name: o.Name, Labels: o.Labels, Rules: o.Rules, Origin: object.Origin,
		}
	case *rbacv1.ClusterRole:
		inv.Resources["clusterroles"] = true
		inv.ClusterRoles[o.Name] = &Role{
			Name: o.Name, Labels: o.Labels, Rules: o.Rules, Aggregation: o.AggregationRule, Origin: object.Origin,
		}
	case *rbacv1.RoleBinding:
		inv.Resources["rolebindings"] = true
		inv.RoleBindings = append(inv.RoleBindings, &Binding{
			Namespace: o.Namespace, Name: o.Name, Labels: o.Labels, Subjects: o.Subjects, RoleRef: o.RoleRef, Origin: object.Origin,
		})
	case *rbacv1.ClusterRoleBinding:
		inv.Resources["clusterrolebindings"] = true
		inv.ClusterRoleBindings = append(inv.ClusterRoleBindings, &Binding{
			Name: o.Name, Labels: o.Labels, Subjects: o.Subjects, RoleRef: o.RoleRef, Origin: object.Origin,
		})
	default:
		return false
	}
	return true
}

func (b *Builder) addPolicy(object Object) {
	inv := &b.inventory
	switch o := object.Object.(type) {
	case *networkingv1.NetworkPolicy:
		inv.Resources["networkpolicies"] = true
		inv.NetworkPolicies = append(inv.NetworkPolicies, o)
	case *schedulingv1.PriorityClass:
		inv.Resources["priorityclasses"] = true
		inv.PriorityClasses = append(inv.PriorityClasses, o)
	case *admissionv1.MutatingWebhookConfiguration:
		inv.Resources["mutatingwebhookconfigurations"] = true
		inv.MutatingWebhooks = append(inv.MutatingWebhooks, o)
	case *admissionv1.ValidatingWebhookConfiguration:
		inv.Resources["validatingwebhookconfigurations"] = true
		inv.ValidatingWebhooks = append(inv.ValidatingWebhooks, o)
	case *admissionv1.ValidatingAdmissionPolicy:
		inv.Resources["validatingadmissionpolicies"] = true
		inv.AdmissionPolicies = append(inv.AdmissionPolicies, o)
	case *admissionv1.ValidatingAdmissionPolicyBinding:
		inv.Resources["validatingadmissionpolicybindings"] = true
		inv.AdmissionBindings = append(inv.AdmissionBindings, o)
	case *admissionv1.MutatingAdmissionPolicy:
		inv.Resources["mutatingadmissionpolicies"] = true
		inv.MutatingPolicies = append(inv.MutatingPolicies, o)
	case *admissionv1.MutatingAdmissionPolicyBinding:
		inv.Resources["mutatingadmissionpolicybindings"] = true
		inv.MutatingBindings = append(inv.MutatingBindings, o)
	}
}
