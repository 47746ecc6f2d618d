package collect

import (
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// waiting is a sink that takes its first pod only when something else has
// happened.
type waiting struct {
	once  sync.Once
	until <-chan struct{}
	late  bool
}

func (w *waiting) Add(o inventory.Object) {
	if _, ok := o.Object.(*corev1.Pod); !ok {
		return
	}
	w.once.Do(func() {
		select {
		case <-w.until:
		case <-time.After(10 * time.Second):
			w.late = true
		}
	})
}

func (*waiting) Gap(api.Gap) {}

func (*waiting) Read(string) {}
