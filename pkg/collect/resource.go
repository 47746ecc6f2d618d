package collect

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// Resource is one API resource that an audit lists.
type Resource struct {
	// Group is the API group, "" for the core group.
	Group   string
	Version string
	// Name is the plural, such as "pods".
	Name string
	Kind string
	// Metadata is true if no more than the metadata of the objects is kept.
	Metadata bool
	// Since is the minor version of Kubernetes that brought this version of the
	// resource, if it is not older than 1.16. Before that, its absence hides
	// nothing.
	Since int
}

// Resources are all resources that are listed in a live cluster, in the order
// of a snapshot.
func Resources() []Resource {
	return []Resource{
		{Version: "v1", Name: "pods", Kind: "Pod"},
		{Version: "v1", Name: "nodes", Kind: "Node"},
		{Version: "v1", Name: "namespaces", Kind: "Namespace"},
		{Version: "v1", Name: "serviceaccounts", Kind: "ServiceAccount"},
		{Version: "v1", Name: "services", Kind: "Service"},
		{Version: "v1", Name: "persistentvolumes", Kind: "PersistentVolume"},
		{Version: "v1", Name: "persistentvolumeclaims", Kind: "PersistentVolumeClaim"},

		{Group: "rbac.authorization.k8s.io", Version: "v1", Name: "clusterroles", Kind: "ClusterRole"},
		{Group: "rbac.authorization.k8s.io", Version: "v1", Name: "clusterrolebindings", Kind: "ClusterRoleBinding"},
		{Group: "rbac.authorization.k8s.io", Version: "v1", Name: "roles", Kind: "Role"},
		{Group: "rbac.authorization.k8s.io", Version: "v1", Name: "rolebindings", Kind: "RoleBinding"},

		{Group: "apps", Version: "v1", Name: "daemonsets", Kind: "DaemonSet"},
		{Group: "apps", Version: "v1", Name: "deployments", Kind: "Deployment"},
		{Group: "apps", Version: "v1", Name: "statefulsets", Kind: "StatefulSet"},
		{Group: "apps", Version: "v1", Name: "replicasets", Kind: "ReplicaSet", Metadata: true},
		{Group: "batch", Version: "v1", Name: "cronjobs", Kind: "CronJob", Since: 21},
		{Group: "batch", Version: "v1", Name: "jobs", Kind: "Job", Metadata: true},

		{Group: "networking.k8s.io", Version: "v1", Name: "networkpolicies", Kind: "NetworkPolicy"},
		{Group: "scheduling.k8s.io", Version: "v1", Name: "priorityclasses", Kind: "PriorityClass"},
		{Group: "admissionregistration.k8s.io", Version: "v1", Name: "mutatingwebhookconfigurations", Kind: "MutatingWebhookConfiguration"},
		{Group: "admissionregistration.k8s.io", Version: "v1", Name: "validatingwebhookconfigurations", Kind: "ValidatingWebhookConfiguration"},
		{Group: "admissionregistration.k8s.io", Version: "v1", Name: "validatingadmissionpolicies", Kind: "ValidatingAdmissionPolicy", Since: 30},
		{Group: "admissionregistration.k8s.io", Version: "v1", Name: "validatingadmissionpolicybindings", Kind: "ValidatingAdmissionPolicyBinding", Since: 30},
		{Group: "admissionregistration.k8s.io", Version: "v1", Name: "mutatingadmissionpolicies", Kind: "MutatingAdmissionPolicy", Since: 36},
		{Group: "admissionregistration.k8s.io", Version: "v1", Name: "mutatingadmissionpolicybindings", Kind: "MutatingAdmissionPolicyBinding", Since: 36},
		{Group: "apiextensions.k8s.io", Version: "v1", Name: "customresourcedefinitions", Kind: "CustomResourceDefinition", Metadata: true},
	}
}

func (r Resource) groupVersion() schema.GroupVersion {
	return schema.GroupVersion{Group: r.Group, Version: r.Version}
}

func (r Resource) groupVersionKind() schema.GroupVersionKind {
	return r.groupVersion().WithKind(r.Kind)
}

// path is where the API server serves the list.
func (r Resource) path() string {
	if r.Group == "" {
		return "/api/" + r.Version + "/" + r.Name
	}
	return "/apis/" + r.Group + "/" + r.Version + "/" + r.Name
}

// pageSize is the number of objects on a page, 0 for all on one.
func (r Resource) pageSize(limit int64) int64 {
	if r.Kind == kindDefinition && (limit == 0 || limit > definitionsPerPage) {
		return definitionsPerPage
	}
	return limit
}

// accept is what the list is asked for in: protobuf, and JSON from servers
// that have no protobuf for it, as for definitions.
func (r Resource) accept() string {
	const protobuf, json = "application/vnd.kubernetes.protobuf", "application/json"
	switch {
	case r.Kind == kindDefinition:
		return json
	case !r.Metadata:
		return protobuf + "," + json
	}
	const as = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
	return protobuf + as + "," + json + as
}
