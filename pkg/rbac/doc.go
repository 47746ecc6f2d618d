// Package rbac decides what an identity may do, exactly as the RBAC authorizer
// of the API server does, and remembers which binding, role and rule said so.
// It also answers as the guard that keeps writers of roles and bindings from
// giving away more than they hold.
//
// It knows nothing of what a permission is worth to an attacker, and nothing of
// other authorizers: what it says is the least that an identity may do.
package rbac
