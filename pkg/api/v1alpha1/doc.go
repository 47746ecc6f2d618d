// Package v1alpha1 is the report of an audit: the one document that all later
// stages share and that users read as JSON. Fields may be added; none is ever
// removed or given another meaning within this version.
//
// It knows nothing of how a report is made or shown.
//
// +k8s:deepcopy-gen=package
// +groupName=sysaudit.dev
package v1alpha1

//go:generate go run k8s.io/code-generator/cmd/deepcopy-gen@v0.37.2 --output-file zz_generated.deepcopy.go --go-header-file /dev/null .
