package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// KindPathList is the kind of a PathList.
const KindPathList = "PathList"

// PathList is what `kubectl sysaudit paths` shows.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type PathList struct {
	metav1.TypeMeta `json:",inline"`

	// Cluster describes what was audited.
	Cluster Cluster `json:"cluster"`
	// Starts is the number of places that an attacker could begin at, and from
	// which the paths were looked for.
	Starts int `json:"starts"`
	// Without are the ids of findings that are taken for fixed.
	Without []string `json:"without,omitempty"`
	Items   []Path   `json:"items"`
	// Findings are those that the paths rest on, by rank.
	Findings []Finding `json:"findings"`
	Fixes    []Fix     `json:"fixes"`
	Cut      *Cut      `json:"cut,omitempty"`
	// Gaps are what could not be read or evaluated; paths may be missing for it.
	Gaps []Gap `json:"gaps"`
}

// Complete sets kind and version, and turns what is missing into empty lists.
func (l *PathList) Complete() {
	l.APIVersion, l.Kind = APIVersion, KindPathList
	l.Items = completePaths(l.Items)
	l.Findings = list(l.Findings)
	for i := range l.Findings {
		l.Findings[i].Evidence = list(l.Findings[i].Evidence)
	}
	l.Fixes = completeFixes(l.Fixes)
	l.Gaps = list(l.Gaps)
}

func completePaths(paths []Path) []Path {
	for i := range paths {
		paths[i].Hops = list(paths[i].Hops)
	}
	return list(paths)
}

func completeFixes(fixes []Fix) []Fix {
	for i := range fixes {
		fixes[i].Findings = list(fixes[i].Findings)
	}
	return list(fixes)
}
