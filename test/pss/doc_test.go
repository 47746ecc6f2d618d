// Package pss_test compares the policies of policies/standards with the
// evaluator that the API server itself uses for the Pod Security Standards,
// k8s.io/pod-security-admission at its latest version, check by check: each
// check denies a pod if and only if the policy named after it finds something.
// There are no deliberate differences.
//
// It is a module of its own, because it needs both the plugin and the evaluator:
// in the root module the evaluator would bring a part of the API server, and in
// the module around this one the API server under test would be built from the
// plugin's versions of its dependencies.
package pss_test
