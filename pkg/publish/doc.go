// Package publish stores reports as objects of the cluster that they are about.
//
// It is the only package that writes to a cluster, and it writes nothing but the
// objects that it is given. It does not know what stands in them.
package publish
