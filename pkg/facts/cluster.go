package facts

// Context is the part of every document that describes the cluster.
type Context struct {
	// Version is the API server's, such as "v1.37.2"; Minor is 37. Both are
	// empty if the input does not tell.
	Version string `json:"version"`
	Minor   int    `json:"minor"`
	// Provider is the cloud that runs the nodes (aws, gce, azure …) and
	// Distribution the Kubernetes distribution (eks, kubeadm …), if known.
	Provider     string `json:"provider"`
	Distribution string `json:"distribution"`
	// Nodes counts all nodes; Workers those that are not control plane.
	Nodes   int `json:"nodes"`
	Workers int `json:"workers"`
	// RBAC is false if the input holds no roles and bindings, so that nothing
	// is known about permissions.
	RBAC bool `json:"rbac"`
	// NetworkPolicies is false if the input does not tell which there are.
	NetworkPolicies bool `json:"networkPolicies"`
}

// ClusterInput is the input of policies with subject cluster.
type ClusterInput struct {
	Cluster  Context   `json:"cluster"`
	Bindings []Binding `json:"bindings"`
	Webhooks []Webhook `json:"webhooks"`
}

// Binding is a role binding that refers to something that does not exist.
type Binding struct {
	// Binding and Role are kind/name or kind/namespace/name.
	Binding string `json:"binding"`
	Role    string `json:"role"`
	// Namespace is the binding's; "" for a ClusterRoleBinding.
	Namespace string `json:"namespace"`
	// RoleMissing is true if the role does not exist.
	RoleMissing bool `json:"roleMissing"`
	// MissingSubjects are service accounts that do not exist, with the field
	// that names them.
	MissingSubjects []MissingSubject `json:"missingSubjects"`
}

// MissingSubject is a binding's subject that does not exist.
type MissingSubject struct {
	Field     string `json:"field"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
	// NamespaceMissing is true if not even the namespace exists.
	NamespaceMissing bool `json:"namespaceMissing"`
}

// Webhook is one webhook of an admission webhook configuration.
type Webhook struct {
	// Configuration is kind/name; Field leads to the webhook in it.
	Configuration string `json:"configuration"`
	Field         string `json:"field"`
	Name          string `json:"name"`
	Mutating      bool   `json:"mutating"`
	// FailurePolicy is Fail or Ignore, the API's default applied.
	FailurePolicy  string `json:"failurePolicy"`
	TimeoutSeconds int    `json:"timeoutSeconds"`
	// ExemptsSystem is true if its namespace selector leaves out kube-system.
	ExemptsSystem bool `json:"exemptsSystem"`
	// Resources are the resources it guards, such as "pods" or "apps/deployments".
	Resources []string `json:"resources"`
	Service   string   `json:"service"`
}

// NamespaceInput is the input of policies with subject namespace.
type NamespaceInput struct {
	Namespace Namespace     `json:"namespace"`
	Workloads []WorkloadRef `json:"workloads"`
	Cluster   Context       `json:"cluster"`
}

// Namespace is one namespace and what guards it.
type Namespace struct {
	Name string `json:"name"`
	// Exists is false if only other objects mention it.
	Exists      bool              `json:"exists"`
	Labels      map[string]string `json:"labels"`
	PodSecurity PodSecurity       `json:"podSecurity"`
	// NetworkPolicies counts the policies in it.
	NetworkPolicies int `json:"networkPolicies"`
}

// PodSecurity is the Pod Security admission of a namespace: privileged,
// baseline, restricted, or "" if it has no label.
type PodSecurity struct {
	Enforce string `json:"enforce"`
	Audit   string `json:"audit"`
	Warn    string `json:"warn"`
}

// NodeInput is the input of policies with subject node.
type NodeInput struct {
	Node    Node    `json:"node"`
	Cluster Context `json:"cluster"`
}

// Node is a class of nodes: all those that are alike in what stands here.
type Node struct {
	// Name is the node's if it is alone in its class, else a description.
	Name string `json:"name"`
	// Nodes are the names of all nodes of the class.
	Nodes []string `json:"nodes"`
	// Labels are those that all of them have.
	Labels         map[string]string `json:"labels"`
	Taints         []Taint           `json:"taints"`
	ControlPlane   bool              `json:"controlPlane"`
	Unschedulable  bool              `json:"unschedulable"`
	Provider       string            `json:"provider"`
	KubeletVersion string            `json:"kubeletVersion"`
	KubeletMinor   int               `json:"kubeletMinor"`
	Runtime        string            `json:"runtime"`
	OSImage        string            `json:"osImage"`
}

// Taint is one taint of a node.
type Taint struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Effect string `json:"effect"`
}
