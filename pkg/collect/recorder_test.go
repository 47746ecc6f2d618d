package collect

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// recorder is a sink that keeps everything.
type recorder struct {
	mu      sync.Mutex
	objects []inventory.Object
	gaps    []api.Gap
	read    []string
}

func (r *recorder) Add(o inventory.Object) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.objects = append(r.objects, o)
}

func (r *recorder) Gap(g api.Gap) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gaps = append(r.gaps, g)
}

func (r *recorder) Read(resource string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.read = append(r.read, resource)
}

// names gives kind/namespace/name of each object, sorted.
func (r *recorder) names(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, o := range r.objects {
		meta, ok := o.Object.(object)
		if !ok {
			t.Fatalf("%T is no object", o.Object)
		}
		name := meta.GetName()
		if meta.GetNamespace() != "" {
			name = meta.GetNamespace() + "/" + name
		}
		names = append(names, o.Object.GetObjectKind().GroupVersionKind().Kind+"/"+name)
	}
	slices.Sort(names)
	return names
}

// gapLines gives kind, reason and message of each gap, in order.
func (r *recorder) gapLines() []string {
	var lines []string
	for _, g := range r.gaps {
		line := fmt.Sprintf("%s %s %s%s", g.Kind, g.Reason, place(g), g.Message)
		if g.Count > 0 {
			line += fmt.Sprintf(" ×%d", g.Count)
		}
		lines = append(lines, line)
	}
	return lines
}

// place is where an object or a whole file is wrong.
func place(g api.Gap) string {
	switch {
	case g.Reason != api.ReasonInvalid && g.Reason != api.ReasonUnrecognized:
		return ""
	case g.Line > 0:
		return fmt.Sprintf("%s:%d: ", g.File, g.Line)
	}
	return g.File + ": "
}
