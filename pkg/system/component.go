package system

import (
	"slices"
	"strings"
)

// Component is a known product and how to recognize it. Patterns may hold *.
type Component struct {
	Name   string `json:"name"`
	Vendor string `json:"vendor,omitempty"`
	// Class is that of its workloads, if it does not follow from their kind
	// and owner.
	Class string `json:"class,omitempty"`
	// Names are names of workloads. Values of common labels, such as
	// app.kubernetes.io/name, are compared with them, too.
	Names []string `json:"names,omitempty"`
	// Labels are labels that nobody else uses: a key, or key=value.
	Labels []string `json:"labels,omitempty"`
	// Images are the ends of image paths, without registry and tag.
	Images []string `json:"images,omitempty"`
	// Registries are where its images are published: a host, with the path if
	// others publish there, too.
	Registries []string `json:"registries,omitempty"`
	// Runs are images of others that its workloads run, too.
	Runs []string `json:"runs,omitempty"`
	// Owners are its custom resources that own workloads: Kind.group.
	Owners []string `json:"owners,omitempty"`
	// Namespaces hold nothing but this component.
	Namespaces []string `json:"namespaces,omitempty"`

	order int
}

// imageKeys are the component's images as they are listed, and as mirrors
// write them that allow no folders: calico-node for calico/node.
func (c *Component) imageKeys() []string {
	keys := make([]string, 0, len(c.Images))
	for _, key := range c.Images {
		keys = append(keys, key)
		if folded := strings.ReplaceAll(strings.TrimPrefix(key, "/"), "/", "-"); strings.Contains(folded, "-") && !isGlob(key) {
			keys = append(keys, folded)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// runs tells whether an image is one of others that the component runs.
func (c *Component) runs(i image) bool {
	return slices.ContainsFunc(i.keys(affixes{}), func(key string) bool { return globAny(c.Runs, key) })
}

// labelEntry is one of the labels that identify a component.
type labelEntry struct {
	key, value string
	component  *Component
}

func newLabelEntry(text string, component *Component) *labelEntry {
	key, value, found := strings.Cut(text, "=")
	if !found {
		value = "*"
	}
	return &labelEntry{key, value, component}
}

// nameLabels are labels whose values are names of products.
func nameLabels() []string {
	return []string{
		"app.kubernetes.io/name", "app.kubernetes.io/part-of", "app.kubernetes.io/instance",
		"k8s-app", "app", "component", "helm.toolkit.fluxcd.io/name",
	}
}
