// Package oracle_test compares the answers of package rbac with those of an API
// server. What it asks comes from pkg/rbac/rbactest, through the command there:
// were the plugin's module a dependency of this one, the API server would be
// built from the plugin's versions of its own dependencies.
package oracle_test
