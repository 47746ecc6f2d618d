package system

// registries are where a distribution or a cloud publishes all that it ships,
// rebuilt from others' sources.
type registries struct {
	Of       string   `json:"of"`
	Prefixes []string `json:"prefixes"`
}
