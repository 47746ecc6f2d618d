package publish

import (
	"errors"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// objectPath is where an object is served, or all of its kind without a name.
// The plural of a report's kind is regular.
func objectPath(kind schema.GroupVersionKind, namespace, name string) string {
	segments := []string{"/apis", kind.Group, kind.Version}
	if namespace != "" {
		segments = append(segments, "namespaces", namespace)
	}
	segments = append(segments, strings.ToLower(kind.Kind)+"s")
	if name != "" {
		segments = append(segments, name)
	}
	return strings.Join(segments, "/")
}

func describe(kind, namespace, name string) string {
	if namespace == "" {
		return kind + " " + name
	}
	return kind + " " + namespace + "/" + name
}

// absence is what the server does not know.
type absence int

const (
	nothingMissing absence = iota
	missingKind
	missingNamespace
)

// missing tells what the server says that it does not find.
func missing(err error) absence {
	var status apierrors.APIStatus
	if !errors.As(err, &status) || !apierrors.IsNotFound(err) {
		return nothingMissing
	}
	if details := status.Status().Details; details != nil && details.Kind == "namespaces" {
		return missingNamespace
	}
	return missingKind
}
