// Package power finds the accounts that are as good as cluster-admin: those
// that hold everything, those that can give themselves everything, and those
// that can take over one of the others. So it knows what a namespace is worth
// by who lives in it.
//
// It knows nothing of policies and severities, and it never asks for a name of
// a namespace or of a product.
package power
