package record

import (
	"context"
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
)

// cluster is a control plane that is being filled.
type cluster struct {
	typed   kubernetes.Interface
	dynamic dynamic.Interface
	mapper  *restmapper.DeferredDiscoveryRESTMapper
}

const (
	interval = 200 * time.Millisecond
	patience = 3 * time.Minute
)

func newCluster(access *rest.Config) (*cluster, error) {
	access = rest.CopyConfig(access)
	access.WarningHandler = rest.NoWarnings{} // that a pod is not as secure as it could be is the point
	typed, err := kubernetes.NewForConfig(access)
	if err != nil {
		return nil, fmt.Errorf("make client: %w", err)
	}
	client, err := dynamic.NewForConfig(access)
	if err != nil {
		return nil, fmt.Errorf("make client: %w", err)
	}
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(typed.Discovery()))
	return &cluster{typed: typed, dynamic: client, mapper: mapper}, nil
}

// create creates objects of any kind. A field that the API does not know is an
// error.
func (c *cluster) create(ctx context.Context, objects []*unstructured.Unstructured) error {
	for _, o := range objects {
		if err := c.createOne(ctx, o); err != nil {
			return fmt.Errorf("create %s %s/%s: %w", o.GetKind(), o.GetNamespace(), o.GetName(), err)
		}
	}
	return nil
}

func (c *cluster) createOne(ctx context.Context, o *unstructured.Unstructured) error {
	if err := c.resolveOwners(ctx, o); err != nil {
		return err
	}
	client, err := c.client(ctx, o.GroupVersionKind(), o.GetNamespace())
	if err != nil {
		return err
	}
	_, err = client.Create(ctx, o, metav1.CreateOptions{FieldValidation: metav1.FieldValidationStrict})
	return err
}

// client waits for kinds that a definition has only just brought.
func (c *cluster) client(ctx context.Context, kind schema.GroupVersionKind, namespace string) (dynamic.ResourceInterface, error) {
	var mapping *meta.RESTMapping
	err := wait.PollUntilContextTimeout(ctx, interval, patience, true, func(context.Context) (bool, error) {
		var err error
		mapping, err = c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
		if meta.IsNoMatchError(err) {
			c.mapper.Reset()
			return false, nil
		}
		return err == nil, err
	})
	if err != nil {
		return nil, fmt.Errorf("find resource of %s: %w", kind, err)
	}
	resource := c.dynamic.Resource(mapping.Resource)
	if mapping.Scope.Name() == meta.RESTScopeNameRoot {
		return resource, nil
	}
	if namespace == "" {
		namespace = metav1.NamespaceDefault
	}
	return resource.Namespace(namespace), nil
}

// resolveOwners fills in the UIDs of owners, which no manifest can know.
func (c *cluster) resolveOwners(ctx context.Context, o *unstructured.Unstructured) error {
	owners := o.GetOwnerReferences()
	for i, owner := range owners {
		kind := schema.FromAPIVersionAndKind(owner.APIVersion, owner.Kind)
		client, err := c.client(ctx, kind, o.GetNamespace())
		if err != nil {
			return err
		}
		found, err := client.Get(ctx, owner.Name, metav1.GetOptions{})
		if err != nil {
			return fmt.Errorf("find owner: %w", err)
		}
		owners[i].UID = found.GetUID()
	}
	if len(owners) > 0 {
		o.SetOwnerReferences(owners)
	}
	return nil
}

// awaitDefaultAccounts waits for the accounts that admission wants a namespace
// to have before it lets a pod in.
func (c *cluster) awaitDefaultAccounts(ctx context.Context) error {
	err := wait.PollUntilContextTimeout(ctx, interval, patience, true, func(ctx context.Context) (bool, error) {
		namespaces, err := c.typed.CoreV1().Namespaces().List(ctx, metav1.ListOptions{})
		if err != nil {
			return false, err
		}
		accounts, err := c.typed.CoreV1().ServiceAccounts("").List(ctx, metav1.ListOptions{FieldSelector: "metadata.name=default"})
		return err == nil && len(accounts.Items) == len(namespaces.Items), err
	})
	if err != nil {
		return fmt.Errorf("await default service accounts: %w", err)
	}
	return nil
}
