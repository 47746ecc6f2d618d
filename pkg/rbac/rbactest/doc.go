// Package rbactest makes small clusters and questions about them, for tests
// that compare answers about RBAC: those of package rbac, of the policies'
// library, and of a real API server. Equal seeds give equal worlds.
//
// It must not know how any of them answers.
package rbactest
