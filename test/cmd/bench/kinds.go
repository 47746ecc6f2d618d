package main

import (
	"context"
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/rest"
)

// kind is a resource that an audit reads.
type kind struct {
	name string
	list func(context.Context, metav1.ListOptions) (runtime.Object, error)
}

func typed[L runtime.Object](name string, list func(context.Context, metav1.ListOptions) (L, error)) kind {
	return kind{name, func(ctx context.Context, o metav1.ListOptions) (runtime.Object, error) { return list(ctx, o) }}
}

// kinds are all that an audit reads, most of them with a typed client, a few
// of them without their specs.
func kinds(cfg *rest.Config) ([]kind, error) {
	typedKinds, err := typedKinds(cfg)
	if err != nil {
		return nil, err
	}
	client, err := metadata.NewForConfig(cfg)
	if err != nil {
		return nil, fmt.Errorf("make metadata client: %w", err)
	}
	for _, r := range []schema.GroupVersionResource{
		{Group: "apps", Version: "v1", Resource: "replicasets"},
		{Group: "batch", Version: "v1", Resource: "jobs"},
		{Group: "apiextensions.k8s.io", Version: "v1", Resource: "customresourcedefinitions"},
	} {
		typedKinds = append(typedKinds, typed(r.Resource, client.Resource(r).List))
	}
	return typedKinds, nil
}

func typedKinds(cfg *rest.Config) ([]kind, error) {
	cs, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return nil, fmt.Errorf("make typed client: %w", err)
	}
	core, apps, rbac, admission := cs.CoreV1(), cs.AppsV1(), cs.RbacV1(), cs.AdmissionregistrationV1()
	return []kind{
		typed("pods", core.Pods("").List),
		typed("nodes", core.Nodes().List),
		typed("namespaces", core.Namespaces().List),
		typed("serviceaccounts", core.ServiceAccounts("").List),
		typed("roles", rbac.Roles("").List),
		typed("clusterroles", rbac.ClusterRoles().List),
		typed("rolebindings", rbac.RoleBindings("").List),
		typed("clusterrolebindings", rbac.ClusterRoleBindings().List),
		typed("persistentvolumes", core.PersistentVolumes().List),
		typed("persistentvolumeclaims", core.PersistentVolumeClaims("").List),
		typed("networkpolicies", cs.NetworkingV1().NetworkPolicies("").List),
		typed("validatingwebhookconfigurations", admission.ValidatingWebhookConfigurations().List),
		typed("mutatingwebhookconfigurations", admission.MutatingWebhookConfigurations().List),
		typed("validatingadmissionpolicies", admission.ValidatingAdmissionPolicies().List),
		typed("validatingadmissionpolicybindings", admission.ValidatingAdmissionPolicyBindings().List),
		typed("priorityclasses", cs.SchedulingV1().PriorityClasses().List),
		typed("deployments", apps.Deployments("").List),
		typed("daemonsets", apps.DaemonSets("").List),
		typed("statefulsets", apps.StatefulSets("").List),
		typed("cronjobs", cs.BatchV1().CronJobs("").List),
		typed("services", core.Services("").List),
	}, nil
}
