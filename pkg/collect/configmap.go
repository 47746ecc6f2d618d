package collect

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/cli-runtime/pkg/genericclioptions"
)

// ConfigMap gets one ConfigMap, which the user named, and returns its data. No
// other ConfigMap is ever asked for.
func ConfigMap(
	ctx context.Context, getter genericclioptions.RESTClientGetter, o Options, namespace, name string,
) (map[string]string, error) {
	c, err := connect(ctx, getter, o)
	if err != nil {
		return nil, err
	}
	object := &corev1.ConfigMap{}
	err = c.client.Get().AbsPath("/api/v1/namespaces", namespace, "configmaps", name).
		SetHeader("Accept", "application/json").Do(ctx).Into(object)
	if err != nil {
		return nil, fmt.Errorf("get configmap %s/%s: %w", namespace, name, err)
	}
	return object.Data, nil
}
