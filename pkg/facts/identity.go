package facts

import "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"

// IdentityInput is the input of policies with subject serviceaccount.
type IdentityInput struct {
	Identity Identity `json:"identity"`
	Cluster  Context  `json:"cluster"`
}

// Identity is who a credential authenticates as, and all that it may do.
type Identity struct {
	// Kind is ServiceAccount, User or Group.
	Kind      string `json:"kind"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
	// Exists is false for a service account that only bindings mention.
	Exists bool `json:"exists"`
	// Everyone is true for the groups that every account is in.
	Everyone bool         `json:"everyone"`
	Grants   []rbac.Grant `json:"grants"`
	// Workloads are those that run as the account.
	Workloads []WorkloadRef `json:"workloads"`
	// Nodes counts the nodes that hold a token of the account.
	Nodes int `json:"nodes"`
	// EveryNode is true if all worker nodes do.
	EveryNode bool `json:"everyNode"`
}

// WorkloadRef names a workload inside another document.
type WorkloadRef struct {
	Namespace string `json:"namespace"`
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Component string `json:"component"`
	Pods      int    `json:"pods"`
	Nodes     int    `json:"nodes"`
	EveryNode bool   `json:"everyNode"`
	// Containers are those that hold a token for the API server.
	Containers []string `json:"containers"`
}
