// Package inventory folds a stream of API objects into what an audit needs:
// workloads with one entry per different pod specification, nodes, accounts,
// roles and bindings. It never holds all pods, so its size grows with the
// number of pod templates, not with that of replicas.
//
// It knows nothing of where objects come from or what they are judged by.
package inventory
