// Package policy loads policies written in Rego, checks them, and evaluates
// them on documents. It is the only package that knows OPA.
//
// It does not know Kubernetes, nor what the documents hold: the JSON schemas
// that come with the built-in policies describe that.
package policy
