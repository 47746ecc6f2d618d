package rbac

import (
	_ "embed" // for the default roles
	"encoding/json"
	"fmt"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// defaultRolesJSON is written by test/cmd/defaultroles.
//
//go:embed defaults.json
var defaultRolesJSON []byte

// defaultRoles are the roles that every API server makes when it starts.
type defaultRoles struct {
	// Version is the release of Kubernetes that they come from.
	Version      string               `json:"version"`
	ClusterRoles []rbacv1.ClusterRole `json:"clusterRoles"`
	Roles        []rbacv1.Role        `json:"roles"`
}

func readDefaultRoles() (*defaultRoles, error) {
	var defaults defaultRoles
	if err := json.Unmarshal(defaultRolesJSON, &defaults); err != nil {
		return nil, fmt.Errorf("read default roles: %w", err)
	}
	return &defaults, nil
}

// addDefaults lets the default roles stand in for those that were not read.
// Were they not readable, bindings to them would be reported as unresolved.
func (all roles) addDefaults() {
	defaults, err := readDefaultRoles()
	if err != nil {
		return
	}
	for _, r := range defaults.ClusterRoles {
		all.add(kindClusterRole, &inventory.Role{
			Name: r.Name, Labels: r.Labels, Rules: r.Rules, Aggregation: r.AggregationRule,
		}, true)
	}
	for _, r := range defaults.Roles {
		all.add(kindRole, &inventory.Role{Namespace: r.Namespace, Name: r.Name, Labels: r.Labels, Rules: r.Rules}, true)
	}
}
