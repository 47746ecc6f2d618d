package collect

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/cli-runtime/pkg/genericclioptions"
)

// metadataOnly asks for a list of objects without what is in them.
const metadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"

// Namespaces are the names of the cluster's namespaces, sorted.
func Namespaces(ctx context.Context, getter genericclioptions.RESTClientGetter, o Options) ([]string, error) {
	config, err := getter.ToRESTConfig()
	if err != nil {
		return nil, fmt.Errorf("read kubeconfig: %w", err)
	}
	client, err := newClient(config, o)
	if err != nil {
		return nil, fmt.Errorf("read kubeconfig: %w", err)
	}
	body, err := client.Get().AbsPath("/api/v1/namespaces").SetHeader("Accept", metadataOnly).Do(ctx).Raw()
	if err != nil {
		return nil, fmt.Errorf("list namespaces: %w", err)
	}
	var list metav1.PartialObjectMetadataList
	if err := json.Unmarshal(body, &list); err != nil {
		return nil, fmt.Errorf("decode namespaces: %w", err)
	}
	names := make([]string, len(list.Items))
	for i, item := range list.Items {
		names[i] = item.Name
	}
	slices.Sort(names)
	return names, nil
}
