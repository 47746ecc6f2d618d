package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
)

// Options say who publishes, and how its objects are known.
type Options struct {
	// UserAgent names the program to the server.
	UserAgent string
	// Owner is the field manager of the objects.
	Owner string
	// Selector is the label, as key=value, that all objects have and no other
	// object of their kinds. Objects that have it and are not given are deleted:
	// they are from an earlier report.
	Selector string
	// Kinds are the kinds of object that there can be, of one group and version.
	Kinds []schema.GroupVersionKind
	// Warn tells of an object that cannot be stored because its namespace is
	// gone, as one is that only a binding still names.
	Warn func(object string)
}

// Objects applies objects to the cluster, and deletes those of earlier reports.
// It goes on after an error, so that one object does not hide what is found
// elsewhere.
func Objects(
	ctx context.Context, getter genericclioptions.RESTClientGetter, o Options, objects []*unstructured.Unstructured,
) error {
	client, err := newClient(getter, o)
	if err != nil {
		return err
	}
	p := &publisher{client: client, options: o, kept: map[string]bool{}}
	var problems []error
	for _, object := range objects {
		err := p.apply(ctx, object)
		switch missing(err) {
		case missingKind:
			return fmt.Errorf("the cluster does not serve %s: install its custom resource definitions first", object.GroupVersionKind().GroupVersion())
		case missingNamespace:
			o.Warn(describe(object.GetKind(), object.GetNamespace(), object.GetName()))
		default:
			problems = append(problems, err)
		}
	}
	for _, kind := range o.Kinds {
		problems = append(problems, p.prune(ctx, kind))
	}
	return errors.Join(problems...)
}

func newClient(getter genericclioptions.RESTClientGetter, o Options) (*rest.RESTClient, error) {
	config, err := getter.ToRESTConfig()
	if err != nil {
		return nil, fmt.Errorf("read kubeconfig: %w", err)
	}
	config = rest.CopyConfig(config)
	config.QPS = -1 // the server protects itself by its flow control
	config.UserAgent = o.UserAgent
	config.NegotiatedSerializer = scheme.Codecs.WithoutConversion()
	return rest.UnversionedRESTClientFor(config)
}

type publisher struct {
	client  *rest.RESTClient
	options Options
	// kept are the paths of the objects that were given.
	kept map[string]bool
}

// apply creates or changes one object by server-side apply.
func (p *publisher) apply(ctx context.Context, object *unstructured.Unstructured) error {
	text, err := json.Marshal(object)
	if err != nil {
		return fmt.Errorf("encode %s: %w", object.GetName(), err)
	}
	path := objectPath(object.GroupVersionKind(), object.GetNamespace(), object.GetName())
	p.kept[path] = true
	err = p.client.Patch(types.ApplyPatchType).AbsPath(path).
		Param("fieldManager", p.options.Owner).Param("force", "true").
		SetHeader("Accept", "application/json").Body(text).Do(ctx).Error()
	if err != nil {
		return fmt.Errorf("apply %s: %w", describe(object.GetKind(), object.GetNamespace(), object.GetName()), err)
	}
	return nil
}
