// Package system decides which workloads run the cluster itself, by signals
// that it names, and who can change them. What it knows of products,
// namespaces, labels and distributions is data: the YAML files in catalog/.
//
// It knows nothing of policies and findings, reads no cluster, and judges
// nobody: a workload that only looks like a known component is said to do so.
package system
