package inventory

import (
	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Inventory is what a cluster, or a set of files, holds. All slices are sorted
// by namespace and name, so that equal input gives an equal inventory.
type Inventory struct {
	// Pods counts the pods read.
	Pods int
	// Resources are the resources that were read, such as "pods", even if
	// there were none of them. For files: those of which there was one.
	Resources map[string]bool

	Workloads []*Workload
	Nodes     []*Node
	// Namespaces, also those that only occur in other objects' metadata are
	// not listed here: see Namespace.
	Namespaces      map[string]*Namespace
	ServiceAccounts map[types.NamespacedName]*ServiceAccount

	ClusterRoles        map[string]*Role
	Roles               map[types.NamespacedName]*Role
	RoleBindings        []*Binding
	ClusterRoleBindings []*Binding

	PersistentVolumes      map[string]*corev1.PersistentVolume
	PersistentVolumeClaims map[types.NamespacedName]*corev1.PersistentVolumeClaim
	NetworkPolicies        []*networkingv1.NetworkPolicy
	Services               []*corev1.Service
	PriorityClasses        []*schedulingv1.PriorityClass
	MutatingWebhooks       []*admissionv1.MutatingWebhookConfiguration
	ValidatingWebhooks     []*admissionv1.ValidatingWebhookConfiguration
	AdmissionPolicies      []*admissionv1.ValidatingAdmissionPolicy
	AdmissionBindings      []*admissionv1.ValidatingAdmissionPolicyBinding
	MutatingPolicies       []*admissionv1.MutatingAdmissionPolicy
	MutatingBindings       []*admissionv1.MutatingAdmissionPolicyBinding
	// CustomResources are the custom resource definitions, metadata only, with
	// AnnotationPodField on those of which pods are made.
	CustomResources []*metav1.PartialObjectMetadata

	Gaps []api.Gap
}

// Workload is the top controller of some pods. A bare pod, or a pod that a
// kubelet runs from disk (kind StaticPod), is its own workload.
type Workload struct {
	Namespace string
	Kind      string
	Name      string
	// Labels and Annotations are those of the controller object if it was
	// read, else of a pod.
	Labels      map[string]string
	Annotations map[string]string
	// Owner is the controller of the controller, such as an operator's custom
	// resource: apiVersion, kind and name.
	Owner *metav1.OwnerReference
	// Revisions are the different pod specifications, the one with most pods
	// first.
	Revisions []*Revision
}

// Revision is one pod specification of a workload.
type Revision struct {
	// Pod is a representative without environment values, managed fields and
	// status. Do not modify.
	Pod *corev1.Pod
	// Pods and Finished count those that run or wait, and those that have run
	// to their end.
	Pods     int
	Finished int
	// Nodes are the names of the nodes that hold a running pod, sorted; for a
	// template those that it could run on.
	Nodes []string
	// Template is true if no pod was seen and the controller's template stands
	// in for it.
	Template bool
	Origin   manifest.Origin
	// Path leads from the object of Origin to the pod: "" for a pod,
	// "spec.template" for a Deployment.
	Path string
}

// Node is one node, without status but for what an audit needs.
type Node struct {
	Name           string
	Labels         map[string]string
	Taints         []corev1.Taint
	Unschedulable  bool
	ProviderID     string
	KubeletVersion string
	OSImage        string
	Runtime        string
	ControlPlane   bool
	Origin         manifest.Origin
}

// Namespace is one namespace.
type Namespace struct {
	Name   string
	Labels map[string]string
	Origin manifest.Origin
}

// ServiceAccount is one service account.
type ServiceAccount struct {
	Namespace   string
	Name        string
	Labels      map[string]string
	Annotations map[string]string
	// Automount is nil if the account does not say.
	Automount *bool
	// Secrets names the secrets that the account lists as its tokens.
	Secrets []string
	Origin  manifest.Origin
}

// Role is a Role or a ClusterRole (then Namespace is empty).
type Role struct {
	Namespace   string
	Name        string
	Labels      map[string]string
	Rules       []rbacv1.PolicyRule
	Aggregation *rbacv1.AggregationRule
	Origin      manifest.Origin
}

// Binding is a RoleBinding or a ClusterRoleBinding (then Namespace is empty).
type Binding struct {
	Namespace string
	Name      string
	Labels    map[string]string
	Subjects  []rbacv1.Subject
	RoleRef   rbacv1.RoleRef
	Origin    manifest.Origin
}
