package system

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"sigs.k8s.io/yaml"
)

//go:embed catalog/*.yaml
var embedded embed.FS

// Catalog is what is known of components, namespaces, labels, owners and
// distributions. It does not change once loaded, so that it may be used from
// several goroutines.
type Catalog struct {
	data       data
	names      index[*Component]
	labels     index[*labelEntry]
	images     index[*Component]
	owners     index[*Component]
	homes      index[*Component]
	secondary  index[bool]
	functional index[string]
}

// data is the content of all files of the catalog, each list joined in the
// order of the files' names.
type data struct {
	Components []*Component `json:"components"`
	Namespaces []namespaces `json:"namespaces"`
	// NamespaceLabels are keys of labels that only system namespaces have.
	NamespaceLabels []string       `json:"namespaceLabels"`
	PriorityClasses []string       `json:"priorityClasses"`
	Markers         []marker       `json:"markers"`
	Functions       []function     `json:"functions"`
	Controllers     []string       `json:"controllers"`
	Registries      []registries   `json:"registries"`
	Secondary       []string       `json:"secondary"`
	Affixes         affixes        `json:"affixes"`
	HostPaths       hostPaths      `json:"hostPaths"`
	Capabilities    []string       `json:"capabilities"`
	Distributions   []distribution `json:"distributions"`
	Providers       []provider     `json:"providers"`
}

// Load reads the catalog that is built into the program. An error is a defect
// of the catalog and names the file.
func Load() (*Catalog, error) {
	return load(embedded)
}

func load(files fs.FS) (*Catalog, error) {
	const folder = "catalog"
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, fmt.Errorf("list catalog: %w", err)
	}
	c := &Catalog{}
	for _, entry := range entries {
		text, err := fs.ReadFile(files, folder+"/"+entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read catalog: %w", err)
		}
		var d data
		if err := yaml.UnmarshalStrict(text, &d); err != nil {
			return nil, fmt.Errorf("decode catalog file %s: %w", entry.Name(), err)
		}
		c.data.add(d)
	}
	if err := errors.Join(c.data.problems()...); err != nil {
		return nil, fmt.Errorf("check catalog: %w", err)
	}
	c.build()
	return c, nil
}

func (d *data) add(more data) {
	d.Components = append(d.Components, more.Components...)
	d.Namespaces = append(d.Namespaces, more.Namespaces...)
	d.NamespaceLabels = append(d.NamespaceLabels, more.NamespaceLabels...)
	d.PriorityClasses = append(d.PriorityClasses, more.PriorityClasses...)
	d.Markers = append(d.Markers, more.Markers...)
	d.Functions = append(d.Functions, more.Functions...)
	d.Controllers = append(d.Controllers, more.Controllers...)
	d.Registries = append(d.Registries, more.Registries...)
	d.Secondary = append(d.Secondary, more.Secondary...)
	d.Affixes.Prefixes = append(d.Affixes.Prefixes, more.Affixes.Prefixes...)
	d.Affixes.Suffixes = append(d.Affixes.Suffixes, more.Affixes.Suffixes...)
	d.HostPaths.Harmless = append(d.HostPaths.Harmless, more.HostPaths.Harmless...)
	d.Capabilities = append(d.Capabilities, more.Capabilities...)
	d.Distributions = append(d.Distributions, more.Distributions...)
	d.Providers = append(d.Providers, more.Providers...)
}

// build makes the indexes.
func (c *Catalog) build() {
	for i, component := range c.data.Components {
		component.order = i
		for _, name := range component.Names {
			c.names.add(name, component)
		}
		for _, label := range component.Labels {
			entry := newLabelEntry(label, component)
			c.labels.add(entry.key, entry)
		}
		for _, key := range component.imageKeys() {
			c.images.add(key, component)
		}
		for _, owner := range component.Owners {
			c.owners.add(owner, component)
		}
		for _, namespace := range component.Namespaces {
			c.homes.add(namespace, component)
		}
	}
	for _, key := range c.data.Secondary {
		c.secondary.add(key, true)
	}
	for _, f := range c.data.Functions {
		for _, key := range f.Images {
			c.functional.add(key, f.Signal)
		}
	}
}
