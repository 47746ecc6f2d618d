package inventory

import (
	"k8s.io/apimachinery/pkg/runtime"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Object is one API object as it was read, and where.
type Object struct {
	// Object is a pointer to a type of k8s.io/api, or to a
	// metav1.PartialObjectMetadata whose TypeMeta is set.
	Object runtime.Object
	// Origin is the zero value for objects of a live cluster.
	Origin manifest.Origin
}
