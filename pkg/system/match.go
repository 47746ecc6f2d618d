package system

import (
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// match is what speaks for a workload to belong to a component.
type match struct {
	component *Component
	// name, like, home and generic are what anybody may write: the workload's
	// name, exactly or by a pattern, the namespace, and the exact value of a
	// common label.
	name, like, home, generic bool
	// label is the component's own label; owner its custom resource.
	label, owner string
	// image is the repository of an image of that name, published if it lies
	// where the component publishes.
	image     string
	published bool
	// known is true if any image comes from there, or is one of others that
	// the component runs, too.
	known bool
}

// enough is the score that a component must have. A pattern of names alone, or
// a common label alone, is less.
const enough = 2

// score weighs how well a component fits.
func (m *match) score() int {
	score := 0
	for _, fact := range []struct {
		holds  bool
		weight int
	}{
		{m.owner != "", 4}, {m.label != "", 4}, {m.image != "", 3}, {m.published, 1},
		{m.home, 2}, {m.name, 2}, {m.like && !m.name, 1}, {m.generic, 1},
	} {
		if fact.holds {
			score += fact.weight
		}
	}
	return score
}

// identify finds the component that fits best, nil if none does. Of two that
// fit as well, the catalog's first wins.
func (c *Catalog) identify(s *subject) *match {
	var best *match
	for _, m := range c.matches(s) {
		if m.score() < enough {
			continue
		}
		better := best == nil || m.score() > best.score() ||
			m.score() == best.score() && m.component.order < best.component.order
		if better {
			best = m
		}
	}
	if best != nil {
		images := slices.Concat(s.images, s.initial)
		best.known = c.publishes(best.component, images) || slices.ContainsFunc(images, best.component.runs)
	}
	return best
}

// matches gathers what speaks for each component.
func (c *Catalog) matches(s *subject) []*match {
	found := matches{}
	for _, component := range c.names.exact[s.Name] {
		found.of(component).name = true
	}
	for _, component := range c.names.find(s.Name) {
		found.of(component).like = true
	}
	for _, key := range nameLabels() {
		for _, component := range c.names.exact[s.tags[key]] {
			found.of(component).generic = true
		}
	}
	for _, component := range c.homes.find(s.Namespace) {
		found.of(component).home = true
	}
	for _, key := range s.keys {
		for _, entry := range c.labels.find(key) {
			if glob(entry.value, s.tags[key]) {
				found.of(entry.component).label = key + "=" + s.tags[key]
			}
		}
	}
	if s.Owner != nil {
		for _, component := range c.owners.find(resource(s.Owner)) {
			found.of(component).owner = s.Owner.Kind + "/" + s.Owner.Name
		}
	}
	c.matchImages(s, &found)
	return found.list
}

// resource names an owner's type as its CRD does, but with the kind.
func resource(owner *metav1.OwnerReference) string {
	group := schema.FromAPIVersionAndKind(owner.APIVersion, owner.Kind).Group
	return strings.TrimSuffix(owner.Kind+"."+group, ".")
}

// matches are in the order found.
type matches struct{ list []*match }

func (l *matches) of(component *Component) *match {
	for _, m := range l.list {
		if m.component == component {
			return m
		}
	}
	m := &match{component: component}
	l.list = append(l.list, m)
	return m
}
