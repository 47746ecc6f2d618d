package facts

// WorkloadInput is the input of policies with subject workload.
type WorkloadInput struct {
	Workload  Workload  `json:"workload"`
	Namespace Namespace `json:"namespace"`
	Cluster   Context   `json:"cluster"`
}

// Workload is one revision of a workload: one pod specification, with the
// API's defaults applied. Field paths lead from the pod.
type Workload struct {
	Namespace string `json:"namespace"`
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Component string `json:"component"`
	// Class is control-plane, node-agent, managed-addon, addon or workload.
	Class string `json:"class"`
	// Pods and Finished count running pods and those that ran to their end.
	Pods     int `json:"pods"`
	Finished int `json:"finished"`
	// Nodes counts the nodes that hold a pod; for a template those that could.
	Nodes int `json:"nodes"`
	// Template is true if no pod was seen.
	Template bool `json:"template"`
	// EveryNode is true if all worker nodes hold a pod, or could.
	EveryNode bool `json:"everyNode"`
	// ControlPlane is true if a control-plane node holds a pod, or could.
	ControlPlane bool `json:"controlPlane"`
	// Static is true for a pod that a kubelet runs from disk.
	Static bool `json:"static"`
	// OS is linux or windows.
	OS string `json:"os"`
	// DeclaredOS is spec.os.name, "" if unset: a node selector does not count.
	DeclaredOS string `json:"declaredOS"`

	Labels        map[string]string `json:"labels"`
	NodeSelector  map[string]string `json:"nodeSelector"`
	Tolerations   []Toleration      `json:"tolerations"`
	PriorityClass string            `json:"priorityClass"`

	HostNetwork           bool `json:"hostNetwork"`
	HostPID               bool `json:"hostPID"`
	HostIPC               bool `json:"hostIPC"`
	HostUsers             bool `json:"hostUsers"`
	ShareProcessNamespace bool `json:"shareProcessNamespace"`

	ServiceAccount string `json:"serviceAccount"`
	// Automount is whether the API token is mounted without being asked for.
	Automount bool `json:"automount"`
	// AccountGrants counts the rules that the account holds beyond those that
	// the API server gives to everyone. It is -1 if the input need not hold
	// all permissions.
	AccountGrants int `json:"accountGrants"`

	Sysctls            []Sysctl `json:"sysctls"`
	FSGroup            *int64   `json:"fsGroup"`
	SupplementalGroups []int64  `json:"supplementalGroups"`

	// Declared is the pod's own security context, which containers inherit.
	Declared Declared `json:"declared"`
	// AppArmorAnnotations are those that came before the AppArmor fields, also
	// for containers that do not exist.
	AppArmorAnnotations []Annotation `json:"appArmorAnnotations"`

	// Containers are all of them: init containers first, then containers, then
	// ephemeral ones.
	Containers []Container `json:"containers"`
	// ShownBy lists for each kind of file of the node the places in Containers
	// of those that mount it.
	ShownBy map[string][]int `json:"shownBy"`
	Volumes []Volume         `json:"volumes"`
}

// Toleration is one toleration of a pod.
type Toleration struct {
	Field    string `json:"field"`
	Key      string `json:"key"`
	Operator string `json:"operator"`
	Value    string `json:"value"`
	Effect   string `json:"effect"`
}

// Sysctl is one kernel parameter that a pod sets.
type Sysctl struct {
	Field string `json:"field"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Annotation is one annotation of a pod.
type Annotation struct {
	// Field is the path, such as metadata.annotations[example.com/key].
	Field string `json:"field"`
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Volume is one volume of a pod.
type Volume struct {
	Field string `json:"field"`
	Name  string `json:"name"`
	// Type is the API's field, such as hostPath, secret or csi.
	Type string `json:"type"`
	// Sources are all fields of the API that are written. The API wants one; a
	// volume without is an emptyDir, or of a type newer than this program.
	Sources []string `json:"sources"`
	// Source names what the volume takes: the secret, config map, claim,
	// CSI driver …
	Source string `json:"source"`
	// ReadOnly is true for a claim that all containers mount read-only.
	ReadOnly bool `json:"readOnly"`
	// Mounted is false if no container mounts it.
	Mounted bool `json:"mounted"`
	// HostPath is set if the volume is a part of the node's file system, also
	// through a claim.
	HostPath *HostPath `json:"hostPath,omitempty"`
}

// HostPath is a part of the node's file system.
type HostPath struct {
	// Path is clean, with subPath joined and /var/run written as /run.
	Path string `json:"path"`
	// Raw is the path as it was written.
	Raw string `json:"raw"`
	// Type is the hostPath type, such as Socket; "" if unset.
	Type string `json:"type"`
	// Via is hostPath, or the PersistentVolume that leads there.
	Via string `json:"via"`
	// Open is true if an environment variable decides how the path ends.
	Open bool `json:"open"`
	// Holds is what is known to lie at, above or below the path; of the root
	// directory only that it is the root.
	Holds []NodeFile `json:"holds"`
}
