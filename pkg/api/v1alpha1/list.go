package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// The kinds of the other documents.
const (
	KindComponentList = "ComponentList"
	KindPolicyList    = "PolicyList"
)

// ComponentList is what counts as part of the cluster itself, and why.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type ComponentList struct {
	metav1.TypeMeta `json:",inline"`

	// Cluster describes what was read.
	Cluster Cluster `json:"cluster"`
	// Items are sorted by namespace, kind and name.
	Items []Component `json:"items"`
	// Gaps are what could not be read; components may be missing for it.
	Gaps []Gap `json:"gaps"`
}

// PolicyList is the policies of one policy set, by id.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type PolicyList struct {
	metav1.TypeMeta `json:",inline"`

	Items []Policy `json:"items"`
}

// NewComponentList makes a complete document of components.
func NewComponentList(cluster Cluster, items []Component, gaps []Gap) *ComponentList {
	list := &ComponentList{
		TypeMeta: metav1.TypeMeta{APIVersion: APIVersion, Kind: KindComponentList},
		Cluster:  cluster, Items: items, Gaps: gaps,
	}
	list.Complete()
	return list
}

// NewPolicyList makes a complete document of policies.
func NewPolicyList(items []Policy) *PolicyList {
	list := &PolicyList{
		TypeMeta: metav1.TypeMeta{APIVersion: APIVersion, Kind: KindPolicyList},
		Items:    items,
	}
	list.Complete()
	return list
}
