package remedy

import (
	_ "embed" // for the resources
	"fmt"
	"slices"
	"strings"

	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

//go:embed resources.yaml
var resourceData []byte

// vocabulary lists the resources of each API group that is known: those of
// Kubernetes, and those of the custom resource definitions at hand.
type vocabulary map[string][]string

func newVocabulary(inv *inventory.Inventory) (vocabulary, error) {
	var known vocabulary
	if err := yaml.UnmarshalStrict(resourceData, &known); err != nil {
		return nil, fmt.Errorf("read resources of Kubernetes: %w", err)
	}
	for _, definition := range inv.CustomResources {
		if plural, group, ok := strings.Cut(definition.Name, "."); ok {
			known[group] = append(known[group], plural, plural+"/status")
		}
	}
	for _, resources := range known {
		slices.Sort(resources)
	}
	return known, nil
}

// readVerbs only show objects. allVerbs are those of every resource; the few that
// are asked of some, such as impersonate, are for whoever asks for them by name.
func readVerbs() []string { return []string{"get", "list", "watch"} }

func allVerbs() []string {
	return append(readVerbs(), "create", "update", "patch", "delete", "deletecollection")
}
