package system

import "slices"

// matchImages compares the images that make a pod what it is. Those that are
// put beside anything count only in a pod that has no others, and images of
// init containers only in a pod whose other containers have none but such.
func (c *Catalog) matchImages(s *subject, found *matches) {
	running, initial := c.primary(s.images), c.primary(s.initial)
	switch {
	case len(running) > 0:
		c.matchAll(running, found)
	case c.matchAll(initial, found):
	default:
		c.matchAll(s.images, found)
	}
}

// matchAll needs the first image, or most of them: one known image beside an
// unknown one was put there, like the agent in an application's pod.
func (c *Catalog) matchAll(images []image, found *matches) bool {
	known := slices.DeleteFunc(slices.Clone(images), func(i image) bool { return len(c.componentsOf(i)) == 0 })
	if len(known) == 0 || known[0] != images[0] && 2*len(known) <= len(images) {
		return false
	}
	for _, i := range known {
		for _, component := range c.componentsOf(i) {
			m := found.of(component)
			if published := c.publishes(component, []image{i}); m.image == "" || published && !m.published {
				m.image, m.published = i.repository(), published
			}
		}
	}
	return true
}

// componentsOf finds the components that the longest known end of the image's
// path names.
func (c *Catalog) componentsOf(i image) []*Component {
	for _, key := range i.keys(c.data.Affixes) {
		if found := c.images.find(key); len(found) > 0 {
			return found
		}
	}
	return nil
}

func (c *Catalog) primary(images []image) []image {
	return slices.DeleteFunc(slices.Clone(images), c.isSecondary)
}

func (c *Catalog) isSecondary(i image) bool {
	return slices.ContainsFunc(i.keys(c.data.Affixes), func(key string) bool { return len(c.secondary.find(key)) > 0 })
}

// publishes tells whether one of the images comes from a registry of the
// component, or from one in which a distribution publishes everything.
func (c *Catalog) publishes(component *Component, images []image) bool {
	return slices.ContainsFunc(images, func(i image) bool {
		return i.from(component.Registries) || slices.ContainsFunc(c.data.Registries, func(r registries) bool {
			return i.from(r.Prefixes)
		})
	})
}
