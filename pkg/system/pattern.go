package system

import (
	"path"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// function is what an image does for the cluster, whoever ships it.
type function struct {
	Signal string   `json:"signal"`
	Images []string `json:"images"`
}

// functions gives the signals of images that serve the cluster beside an image
// that nobody knows, such as the helpers of storage drivers.
func (c *Catalog) functions(s *subject) []reason {
	var list []reason
	used := map[string]bool{}
	for _, i := range s.images {
		for _, key := range i.keys(c.data.Affixes) {
			for _, signal := range c.functional.find(key) {
				if !used[signal] {
					used[signal] = true
					list = append(list, decisive(signal, i.repository()))
				}
			}
		}
	}
	return list
}

// controller is the signal of operators that the catalog does not know: both
// the workload and its image are called so, and it has an account of its own.
func (c *Catalog) controller(s *subject) []reason {
	if !globAny(c.data.Controllers, s.Name) || inventory.Account(s.Revisions[0].Pod) == "default" {
		return nil
	}
	for _, i := range s.images {
		if globAny(c.data.Controllers, c.data.Affixes.trim(path.Base(i.path))) {
			return []reason{decisive(SignalController, s.Name+", image "+i.repository())}
		}
	}
	return nil
}
