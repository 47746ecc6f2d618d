package system

import "strings"

// image is a container image's name without tag and digest.
type image struct {
	// registry is the host, docker.io if none is written.
	registry string
	// path is what stands behind the host.
	path string
}

// parseImage follows the rules of Docker's reference names: the first part is
// a host if it holds a dot or a colon, or is localhost
// (github.com/distribution/reference). Images that a build tool has yet to
// resolve (ko://…) keep their path.
func parseImage(name string) image {
	name = strings.TrimPrefix(name, "ko://")
	name, _, _ = strings.Cut(name, "@")
	if colon := strings.LastIndex(name, ":"); colon > strings.LastIndex(name, "/") {
		name = name[:colon]
	}
	host, path, found := strings.Cut(name, "/")
	switch {
	case !found:
		return image{"docker.io", "library/" + name}
	case host == "index.docker.io" || host == "registry.hub.docker.com" || host == "registry-1.docker.io":
		host = "docker.io"
	case !strings.ContainsAny(host, ".:") && host != "localhost":
		host, path = "docker.io", name
	}
	return image{host, path}
}

func (i image) repository() string { return i.registry + "/" + i.path }

// from tells whether the image lies in one of the registries, which are hosts
// with or without a path, or globs of them. A glob of a host does not reach
// into the path, where anybody may write what looks like another host.
func (i image) from(registries []string) bool {
	for _, registry := range registries {
		host, path, found := strings.Cut(registry, "/")
		if glob(host, i.registry) && (!found || glob(path, i.path) || glob(path+"/*", i.path)) {
			return true
		}
	}
	return false
}

// keys are what the catalog may list the image under: the whole path behind a
// slash; then ends of the path, the longest first, down to the name alone; with
// and without what mirrors put before and behind the name.
func (i image) keys(affixes affixes) []string {
	parts := strings.Split(i.path, "/")
	last := parts[len(parts)-1]
	names := []string{last}
	if bare := affixes.trim(last); bare != last {
		names = append(names, bare)
	}
	keys := []string{"/" + i.path}
	for depth := min(len(parts), maxDepth); depth > 0; depth-- {
		folder := strings.Join(parts[len(parts)-depth:len(parts)-1], "/")
		for _, name := range names {
			keys = append(keys, strings.TrimPrefix(folder+"/"+name, "/"))
		}
	}
	return keys
}

// maxDepth is how many parts of a path the catalog may list.
const maxDepth = 5

// affixes are what mirrors and builds for one platform put around a name.
type affixes struct {
	Prefixes []string `json:"prefixes"`
	Suffixes []string `json:"suffixes"`
}

func (a affixes) trim(name string) string {
	for _, prefix := range a.Prefixes {
		if bare, ok := strings.CutPrefix(name, prefix); ok && bare != "" {
			name = bare
			break
		}
	}
	for _, suffix := range a.Suffixes {
		if bare, ok := strings.CutSuffix(name, suffix); ok && bare != "" {
			return bare
		}
	}
	return name
}
