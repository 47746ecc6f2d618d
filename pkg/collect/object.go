package collect

import (
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
)

// object is what the types of k8s.io/api and PartialObjectMetadata have in
// common.
type object interface {
	runtime.Object
	metav1.Object
	// Marshal and Unmarshal are those of protobuf.
	Marshal() ([]byte, error)
	Unmarshal([]byte) error
}

// newObject is an empty object of the resource, with its type set.
func (r Resource) newObject() (object, error) {
	if r.Metadata {
		return r.newMetadata(), nil
	}
	created, err := scheme.Scheme.New(r.groupVersionKind())
	if err != nil {
		return nil, err
	}
	o, ok := created.(object)
	if !ok {
		return nil, fmt.Errorf("decode %s: no protobuf type", r.Kind)
	}
	o.GetObjectKind().SetGroupVersionKind(r.groupVersionKind())
	return o, nil
}

func (r Resource) newMetadata() object {
	o := &metav1.PartialObjectMetadata{}
	o.SetGroupVersionKind(r.groupVersionKind())
	return o
}
