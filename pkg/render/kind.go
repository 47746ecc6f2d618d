package render

import (
	"strings"

	"k8s.io/apimachinery/pkg/runtime/schema"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// kind is how kubectl calls a kind.
type kind struct {
	// short is the short name of `kubectl api-resources`.
	short string
	group string
	// pseudo is true for subjects that are no API objects.
	pseudo bool
}

func kinds() map[string]kind {
	const admission, rbac, storage = "admissionregistration.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io"
	return map[string]kind{
		"ClusterRole":                      {group: rbac},
		"ClusterRoleBinding":               {group: rbac},
		"CronJob":                          {group: "batch", short: "cj"},
		"CustomResourceDefinition":         {group: "apiextensions.k8s.io", short: "crd"},
		"DaemonSet":                        {group: "apps", short: "ds"},
		"Deployment":                       {group: "apps", short: "deploy"},
		"Job":                              {group: "batch"},
		"MutatingWebhookConfiguration":     {group: admission},
		"Namespace":                        {short: "ns"},
		"NetworkPolicy":                    {group: "networking.k8s.io", short: "netpol"},
		"Node":                             {short: "no"},
		"PersistentVolume":                 {short: "pv"},
		"PersistentVolumeClaim":            {short: "pvc"},
		"Pod":                              {short: "po"},
		"PriorityClass":                    {group: "scheduling.k8s.io", short: "pc"},
		"ReplicaSet":                       {group: "apps", short: "rs"},
		"ReplicationController":            {short: "rc"},
		"Role":                             {group: rbac},
		"RoleBinding":                      {group: rbac},
		"Service":                          {short: "svc"},
		"ServiceAccount":                   {short: "sa"},
		"StatefulSet":                      {group: "apps", short: "sts"},
		"StorageClass":                     {group: storage, short: "sc"},
		"ValidatingAdmissionPolicy":        {group: admission},
		"ValidatingAdmissionPolicyBinding": {group: admission},
		"ValidatingWebhookConfiguration":   {group: admission},

		"Cluster":   {pseudo: true},
		"Group":     {pseudo: true},
		"NodeClass": {pseudo: true},
		"StaticPod": {short: "static", pseudo: true},
		"User":      {pseudo: true},
	}
}

// shortKind is kubectl's short name of a kind, or the kind in lower case.
func shortKind(name string) string {
	if known := kinds()[name]; known.short != "" {
		return known.short
	}
	return strings.ToLower(name)
}

// groupKind is what kubectl calls a subject. It is false for subjects that
// kubectl cannot get: the mirror pods of a static pod have other names, and
// users, groups and classes of nodes are no objects.
func groupKind(name string) (schema.GroupKind, bool) {
	known := kinds()[name]
	return schema.GroupKind{Group: known.group, Kind: name}, !known.pseudo
}

// subjectName is a subject in one word, such as kube-system/ds/fluentbit.
func subjectName(s api.Subject) string {
	name := shortKind(s.Kind) + "/" + s.Name
	if s.Namespace == "" {
		return name
	}
	return s.Namespace + "/" + name
}
