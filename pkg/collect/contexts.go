package collect

import (
	"fmt"
	"maps"
	"slices"

	"k8s.io/cli-runtime/pkg/genericclioptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Contexts are the names of the contexts in the kubeconfig, sorted.
func Contexts(getter genericclioptions.RESTClientGetter) ([]string, error) {
	config, err := getter.ToRawKubeConfigLoader().RawConfig()
	if err != nil {
		return nil, fmt.Errorf("read kubeconfig: %w", err)
	}
	return slices.Sorted(maps.Keys(config.Contexts)), nil
}

// ClusterGap is the gap that a cluster leaves that could not be audited.
func ClusterGap(name string, err error) api.Gap {
	return api.Gap{Kind: api.GapCluster, Resource: name, Reason: reasonOf(err), Message: err.Error()}
}
