package attack

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// configured: whoever writes the ConfigMaps of a namespace writes the programs
// that containers there run from them.
func (b *builder) configured(namespace string) {
	writes := over(changesConfig, namespace)
	if !b.known(writes) {
		return
	}
	for i := range b.Presences {
		p := &b.Presences[i]
		if p.Subject.Namespace != namespace {
			continue
		}
		for _, name := range coded(p) {
			if len(programs(p, name)) > 0 {
				b.join(writes, each(p.Subject, name), name+" of "+p.Subject.Namespace+"/"+p.Subject.Name)
			}
		}
	}
}

// programsNamed are the containers that run programs from the ConfigMaps that a
// capability names.
func (b *builder) programsNamed(c api.Capability) []place {
	var list []place
	for i := range b.Presences {
		p := &b.Presences[i]
		if c.Namespace != "" && p.Subject.Namespace != c.Namespace {
			continue
		}
		for _, name := range coded(p) {
			if slices.ContainsFunc(programs(p, name), func(from string) bool { return slices.Contains(c.Names, from) }) {
				list = append(list, each(p.Subject, name))
			}
		}
	}
	return list
}

// programs are the ConfigMaps that a container of any revision runs programs
// from.
func programs(p *facts.Presence, container string) []string {
	var list []string
	for _, r := range p.Replicas {
		list = append(list, r.Programs[container]...)
	}
	return list
}
