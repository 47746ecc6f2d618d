package inventory

import (
	"sync"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Builder folds objects into an Inventory as they arrive. It is safe for
// concurrent use, and the order of arrival does not matter.
type Builder struct {
	mu          sync.Mutex
	inventory   Inventory
	groups      map[groupKey]*group
	controllers map[ownerKey]*controller
	nodeIndex   map[string]int
	nodeNames   []string
}

// NewBuilder returns an empty builder.
func NewBuilder() *Builder {
	return &Builder{
		inventory: Inventory{
			Resources:              map[string]bool{},
			Namespaces:             map[string]*Namespace{},
			ServiceAccounts:        map[types.NamespacedName]*ServiceAccount{},
			ClusterRoles:           map[string]*Role{},
			Roles:                  map[types.NamespacedName]*Role{},
			PersistentVolumes:      map[string]*corev1.PersistentVolume{},
			PersistentVolumeClaims: map[types.NamespacedName]*corev1.PersistentVolumeClaim{},
		},
		groups:      map[groupKey]*group{},
		controllers: map[ownerKey]*controller{},
		nodeIndex:   map[string]int{},
	}
}

// Read notes that a resource, such as "pods", was read completely, even if
// there is none of it.
func (b *Builder) Read(resource string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.inventory.Resources[resource] = true
}

// Gap notes something that could not be read.
func (b *Builder) Gap(gap api.Gap) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.inventory.Gaps = append(b.inventory.Gaps, gap)
}

// Add folds one object and takes possession of it: the caller must not use it
// afterwards. Objects of types that an audit does not use are ignored.
func (b *Builder) Add(object Object) {
	if pod, ok := object.Object.(*corev1.Pod); ok {
		b.addPod(pod, object)
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.addCore(object) || b.addRBAC(object) || b.addController(object) {
		return
	}
	b.addPolicy(object)
}

// nodeNumber gives each node name a small number, so that sets of nodes are
// bit sets.
func (b *Builder) nodeNumber(name string) int {
	if n, ok := b.nodeIndex[name]; ok {
		return n
	}
	n := len(b.nodeNames)
	b.nodeIndex[name] = n
	b.nodeNames = append(b.nodeNames, name)
	return n
}
