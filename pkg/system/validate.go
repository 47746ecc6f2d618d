package system

import (
	"fmt"
	"slices"
	"strings"
)

// problems lists what is wrong with the catalog.
func (d *data) problems() []error {
	found := &problems{}
	found.components(d.Components)
	for i := range d.Markers {
		found.marker(&d.Markers[i])
	}
	for _, group := range d.Namespaces {
		found.need(group.Of != "" && len(group.Names) > 0, "namespaces of %q: nothing listed", group.Of)
		found.owner("namespaces of "+group.Of, group.Owner)
	}
	for _, f := range d.Functions {
		found.need(f.Signal != "" && len(f.Images) > 0, "function %q: nothing listed", f.Signal)
	}
	for _, name := range d.Distributions {
		found.need(name.Name != "", "distribution without a name")
	}
	for _, p := range d.Providers {
		found.need(p.Name != "" && len(p.IDs)+len(p.Labels) > 0, "provider %q: nothing to know it by", p.Name)
	}
	return found.list
}

type problems struct{ list []error }

func (p *problems) need(holds bool, format string, args ...any) {
	if !holds {
		p.list = append(p.list, fmt.Errorf(format, args...))
	}
}

// components demands that nothing stands for two components: names, image
// paths and custom resources.
func (p *problems) components(list []*Component) {
	names, taken := map[string]bool{}, map[string]string{}
	for _, c := range list {
		p.need(c.Name != "", "component without a name")
		p.need(!names[c.Name], "component %q: listed twice", c.Name)
		names[c.Name] = true
		p.component(c)
		for kind, values := range map[string][]string{"name": c.Names, "image": c.imageKeys(), "owner": c.Owners} {
			for _, value := range values {
				other, used := taken[kind+" "+value]
				p.need(!used, "component %q: %s %q is also one of %q", c.Name, kind, value, other)
				taken[kind+" "+value] = c.Name
			}
		}
	}
	slices.SortFunc(p.list, func(x, y error) int { return strings.Compare(x.Error(), y.Error()) })
}

func (p *problems) component(c *Component) {
	p.need(len(c.Names)+len(c.Labels)+len(c.Images)+len(c.Owners)+len(c.Namespaces) > 0,
		"component %q: nothing to recognize it by", c.Name)
	p.need(len(c.Images) == 0 || len(c.Registries) > 0, "component %q: images, but no registries", c.Name)
	classes := []string{"", ClassControlPlane, ClassNodeAgent, ClassManagedAddon, ClassAddon}
	p.need(slices.Contains(classes, c.Class), "component %q: unknown class %q", c.Name, c.Class)
	for _, pattern := range slices.Concat(c.Names, c.Images, c.Owners, c.Namespaces) {
		p.need(len(strings.ReplaceAll(pattern, "*", "")) > 2, "component %q: pattern %q fits too much", c.Name, pattern)
	}
}

func (p *problems) marker(m *marker) {
	p.need(m.Signal != "" && len(m.Keys) > 0, "marker %q: nothing listed", m.Signal)
	p.owner("marker "+m.Signal, m.Owner)
}

func (p *problems) owner(where string, rule *ownerRule) {
	kinds := []string{
		OwnerYou, OwnerHelm, OwnerGitOps, OwnerOLM, OwnerOperator, OwnerAddonManager, OwnerProvider, OwnerKubelet,
	}
	p.need(rule == nil || slices.Contains(kinds, rule.Kind), "%s: unknown kind of owner", where)
}
