package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Group, Version and Kind name the report document.
const (
	Group      = "sysaudit.dev"
	Version    = "v1alpha1"
	APIVersion = Group + "/" + Version
	Kind       = "AuditReport"
)

// AuditReport is the result of one audit.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type AuditReport struct {
	metav1.TypeMeta `json:",inline"`

	// Metadata says which program and which policies made the report, and when.
	Metadata Metadata `json:"metadata"`
	// Cluster describes what was audited.
	Cluster Cluster `json:"cluster"`
	// Summary counts what follows.
	Summary Summary `json:"summary"`
	// Components are the audited workloads, by namespace, kind and name.
	Components []Component `json:"components"`
	// Policies are those that found something, once each, by id.
	Policies []Policy `json:"policies"`
	// Findings are ranked, most urgent first.
	Findings []Finding `json:"findings"`
	// Paths lead from each start to each goal that it reaches, cheapest first.
	Paths []Path `json:"paths"`
	// Fixes are the changes to make first, and Cut what they do together.
	Fixes []Fix `json:"fixes"`
	Cut   *Cut  `json:"cut,omitempty"`
	// Gaps are what could not be read or evaluated.
	Gaps []Gap `json:"gaps"`
	// Waivers are those that the audit was given, and what became of them.
	Waivers []Waiver `json:"waivers,omitempty"`
	// Baseline is the earlier audit that the findings are compared with, and
	// Resolved are the findings that only it has, with their status.
	Baseline *Baseline `json:"baseline,omitempty"`
	Resolved []Finding `json:"resolved,omitempty"`
}

// Metadata says which program and which policies made the report, and when.
type Metadata struct {
	// GeneratedAt is the time of the scan in UTC. It is the only field of a
	// report that differs between two audits of the same input.
	GeneratedAt metav1.Time `json:"generatedAt"`
	// Tool is the program that made the report.
	Tool Tool `json:"tool"`
	// PolicySet identifies the policies that were evaluated.
	PolicySet PolicySet `json:"policySet"`
	// Scope is what was audited of that which was read.
	Scope *Scope `json:"scope,omitempty"`
}

// Scope is what was audited of that which was read.
type Scope struct {
	// All is true if workloads that are no part of the system were audited too.
	All bool `json:"all"`
	// Namespaces are those that the audit was restricted to.
	Namespaces []string `json:"namespaces,omitempty"`
	// Selector restricted it to workloads with these labels.
	Selector string `json:"selector,omitempty"`
}

// Tool is the program that made the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// PolicySet identifies the policies that were evaluated.
type PolicySet struct {
	// Count is the number of policies.
	Count int `json:"count"`
	// Digest is "sha256:" and the hex sum over all policy modules.
	Digest string `json:"digest"`
	// Evaluated are the ids of the policies.
	Evaluated []string `json:"evaluated,omitempty"`
}

// Cluster describes what was audited. Fields are empty where the input does
// not tell.
type Cluster struct {
	// Context is the kubeconfig context; empty when files were audited.
	Context string `json:"context,omitempty"`
	// Server is the URL of the API server; empty when files were audited.
	Server string `json:"server,omitempty"`
	// Source names the files audited; empty for a live cluster.
	Source []string `json:"source,omitempty"`
	// Version is the API server's version, or the newest kubelet's.
	Version string `json:"version,omitempty"`
	// Distribution is the Kubernetes distribution, such as "eks" or "kubeadm".
	Distribution string `json:"distribution,omitempty"`
	// Nodes and Pods count the objects read, audited or not.
	Nodes int `json:"nodes"`
	Pods  int `json:"pods"`
}

// Summary counts what a report holds.
type Summary struct {
	// Workloads is the number of audited workloads.
	Workloads int `json:"workloads"`
	// Components is the number of different components among them.
	Components int `json:"components"`
	// Findings counts findings by severity, but for waived ones.
	Findings SeverityCounts `json:"findings"`
	// Hidden counts findings left out by --min-severity.
	Hidden int `json:"hidden,omitempty"`
	// Waived counts findings accepted by a waiver.
	Waived int `json:"waived"`
	// Gaps is the number of gaps.
	Gaps int `json:"gaps"`
}

// SeverityCounts counts findings by severity.
type SeverityCounts struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
}
