package v1alpha1

// Component is one audited workload and why it counts as a system workload.
type Component struct {
	// Name is the known product, such as "Cilium"; the workload's own name if
	// the catalog does not know it.
	Name      string `json:"name"`
	Namespace string `json:"namespace"`
	// Kind is that of the top controller: DaemonSet, Deployment, StatefulSet,
	// CronJob, Job, Pod …; StaticPod for a pod that a kubelet runs from disk.
	Kind           string `json:"kind"`
	Workload       string `json:"workload"`
	ServiceAccount string `json:"serviceAccount,omitempty"`
	// Pods and Nodes count the running replicas and the nodes that hold them.
	// A workload known only by its template has no pods; its nodes are those
	// it could run on.
	Pods  int `json:"pods"`
	Nodes int `json:"nodes"`
	// Finished counts pods that have run to their end.
	Finished int `json:"finished,omitempty"`
	// Template is true if no pod was seen and the template was audited.
	Template bool     `json:"template,omitempty"`
	Images   []string `json:"images"`
	// Class is how the workload serves the cluster: control-plane, node-agent,
	// managed-addon, addon or workload.
	Class   string   `json:"class"`
	Signals []Signal `json:"signals"`
	Owner   Owner    `json:"owner"`
}

// Signal is one reason why a workload counts as a system workload.
type Signal struct {
	// Signal is the kind of reason, such as "namespace" or "priority-class".
	Signal string `json:"signal"`
	// Detail is the value that gave it.
	Detail string `json:"detail,omitempty"`
}

// Owner is who can change a workload.
type Owner struct {
	// Kind is one of: you, helm, gitops, olm, operator, addon-manager,
	// provider, kubelet.
	Kind string `json:"kind"`
	// Detail names it, such as the Helm release or the provider.
	Detail string `json:"detail,omitempty"`
}
