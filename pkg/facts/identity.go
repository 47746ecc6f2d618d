package facts

import "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"

// IdentityInput is the input of policies with subject serviceaccount.
type IdentityInput struct {
	Identity Identity `json:"identity"`
	Cluster  Context  `json:"cluster"`
}

// Identity is who a credential authenticates as, and all that it may do.
type Identity struct {
	// Kind is ServiceAccount, User or Group; in a bundle it is NodeClass.
	Kind      string `json:"kind"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
	// Exists is false for a service account that only bindings mention.
	Exists bool `json:"exists"`
	// Everyone is true for the groups that every account is in, and for those who
	// give no name.
	Everyone bool         `json:"everyone"`
	Grants   []rbac.Grant `json:"grants"`
	// Everything are the places in grants of rules that allow every verb on
	// every object where they hold.
	Everything []int `json:"everything"`
	// ByResource leads from a resource as rules write it ("pods", "*",
	// "*/exec") to the places in grants that name it, and ByURL from a URL. They
	// leave out what is not to be judged: bindings that the API server makes
	// itself, what comes from a group that the API server puts the identity in
	// (the group has a document of its own), and rules beside one of Everything.
	ByResource map[string][]int `json:"byResource"`
	ByURL      map[string][]int `json:"byURL"`
	// Named says what the resourceNames of a grant lead to, by place in grants.
	Named map[string]Named `json:"named"`
	// Namespaces describes each namespace in which the identity holds a rule,
	// and under "" the whole cluster if it holds a cluster-wide one.
	Namespaces map[string]Surroundings `json:"namespaces"`
	// Deputies are operators that do what custom resources say which the
	// identity may write.
	Deputies []Deputy `json:"deputies"`
	// Restricted lists, by resource, the admission policies that keep the
	// account's changes to its own node, or refuse them.
	Restricted map[string][]string `json:"restricted"`
	// Workloads are those that run as the account.
	Workloads []WorkloadRef `json:"workloads"`
	// Nodes counts the nodes that hold a token of the account.
	Nodes int `json:"nodes"`
	// EveryNode is true if all worker nodes do.
	EveryNode bool `json:"everyNode"`

	// selves are the identities that it is about: itself, or all of a bundle.
	selves selves
}

// Surroundings is what a namespace holds besides the identity itself, and so
// what a right in it is worth.
type Surroundings struct {
	// Powerful are accounts that are as good as cluster-admin, by name; of many
	// only the first.
	Powerful []PowerfulAccount `json:"powerful"`
	// Claimable are powerful accounts that bindings name and nobody has made.
	Claimable []PowerfulAccount `json:"claimable"`
	// Accounts counts the other accounts that hold a permission of their own,
	// Workloads the workloads that run as others, and Privileged those of them
	// that have a container with the rights of root on its node.
	Accounts   int `json:"accounts"`
	Workloads  int `json:"workloads"`
	Privileged int `json:"privileged"`
	// Enforce is the level that Pod Security admission enforces; "" if none.
	Enforce string `json:"enforce"`
	// Consumers are the privileged or powerful workloads that read a ConfigMap
	// of the namespace; of many only the first.
	Consumers []Consumer `json:"consumers"`
}

// PowerfulAccount is an account that is as good as cluster-admin.
type PowerfulAccount struct {
	// Account is namespace/name, or the name of a user or group; Why says what
	// makes it powerful.
	Account string `json:"account"`
	Why     string `json:"why"`
	// Assumed is true for a controller of Kubernetes that the input does not
	// show.
	Assumed bool `json:"assumed"`
	// Running is true if a pod runs as it, Stored if a secret holds its token.
	Running bool `json:"running"`
	Stored  bool `json:"stored"`
}

// Named is what the resourceNames of a grant lead to.
type Named struct {
	// Accounts are the service accounts named, Users and Groups the people that
	// bindings give something to, and Tokens the service accounts whose tokens the
	// secrets named hold.
	Accounts NamedAccounts `json:"accounts"`
	Users    NamedAccounts `json:"users"`
	Groups   NamedAccounts `json:"groups"`
	Tokens   NamedAccounts `json:"tokens"`
	// Pods are the workloads whose pods have one of the names.
	Pods []Consumer `json:"pods"`
	// Strong are the roles named that are as good as cluster-admin, Own those
	// that the identity itself is bound to; both as kind/name or
	// kind/namespace/name.
	Strong []string `json:"strong"`
	Own    []string `json:"own"`
	// Absent is true if all names are of mutating webhook configurations that do
	// not exist, so that there is nothing to change.
	Absent bool `json:"absent"`
	// Consumers are the workloads that read a ConfigMap or Secret named.
	Consumers []Consumer `json:"consumers"`
}

// NamedAccounts are service accounts, users or groups that names lead to.
type NamedAccounts struct {
	// Powerful are as good as cluster-admin; of many only the first.
	Powerful []PowerfulAccount `json:"powerful"`
	// Others hold less, but something that an attacker could use, as
	// namespace/name; users and groups are written without a namespace.
	Others []string `json:"others"`
}

// Consumer is a workload that reads a ConfigMap or a Secret, or whose pod has a
// certain name.
type Consumer struct {
	// Workload is kind/namespace/name; Object is what it reads, or the pod,
	// likewise.
	Workload string `json:"workload"`
	Object   string `json:"object"`
	// Privileged is true if one of its containers has the rights of root on its
	// node, Powerful if its account is as good as cluster-admin.
	Privileged bool `json:"privileged"`
	Powerful   bool `json:"powerful"`
	// Runs is true if one of them runs a program from the ConfigMap.
	Runs bool `json:"runs"`
}

// Deputy is an operator that does what a custom resource says.
type Deputy struct {
	// Grant is the place in grants of the rule that allows to write it.
	Grant int `json:"grant"`
	// Resource is group/resource, Verbs what the rule allows of writes.
	Resource string   `json:"resource"`
	Verbs    []string `json:"verbs"`
	// Operator is the account that acts, as namespace/name; Powerful says that
	// it is as good as cluster-admin, and Why.
	Operator string `json:"operator"`
	Powerful bool   `json:"powerful"`
	Why      string `json:"why"`
	// Effect is what the resource makes the operator do: act (whatever it may
	// do), pods, nodes, admission, traffic, secrets or cloud.
	Effect string `json:"effect"`
	// Definition and Field lead to what shows it in the schema of a custom
	// resource definition; both are empty for an operator that is known.
	Definition string `json:"definition"`
	Field      string `json:"field"`
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
