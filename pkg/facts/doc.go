// Package facts builds the documents that policies judge: one for each
// workload revision, identity, node, namespace, and one for the cluster. The
// types of this package are the contract with policy authors; the JSON schemas
// of policies/schema are generated from them.
//
// Facts do the tedious part once: effective security contexts, mounts joined
// with volumes, host paths cleaned, tokens found. They judge nothing.
package facts
