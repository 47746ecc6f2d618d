package facts

// Container is one container of a pod, with what it inherits from the pod.
type Container struct {
	// Field is the path from the pod, such as spec.initContainers[0].
	Field string `json:"field"`
	Name  string `json:"name"`
	// Type is container, init, sidecar (an init container that keeps running)
	// or ephemeral.
	Type            string   `json:"type"`
	Image           string   `json:"image"`
	ImagePullPolicy string   `json:"imagePullPolicy"`
	Command         []string `json:"command"`
	Args            []string `json:"args"`
	Security        Security `json:"security"`
	// Declared is the container's own security context.
	Declared Declared `json:"declared"`
	Env      []Env    `json:"env"`
	Ports    []Port   `json:"ports"`
	Mounts   []Mount  `json:"mounts"`
	// Shows lists for each kind of file of the node the mounts that show it, so
	// that policies need not search the mounts for it.
	Shows map[string][]Shown `json:"shows"`
	// Tokens are the service account tokens in its file system.
	Tokens []Token `json:"tokens"`
	// Calls are connections that the kubelet makes for probes and lifecycle
	// hooks to another host than the pod.
	Calls []Call `json:"calls"`
	// Probes are those that the kubelet makes: liveness, readiness, startup.
	Probes []string `json:"probes"`
	// Requests and Limits name the resources that the container reserves, and
	// those of which it gets no more than an amount, such as cpu.
	Requests []string `json:"requests"`
	Limits   []string `json:"limits"`
}

// Security is the effective security context of a container.
type Security struct {
	Privileged               bool `json:"privileged"`
	AllowPrivilegeEscalation bool `json:"allowPrivilegeEscalation"`
	ReadOnlyRootFilesystem   bool `json:"readOnlyRootFilesystem"`
	// User is root, nonroot, or image if the image decides.
	User         string `json:"user"`
	RunAsUser    *int64 `json:"runAsUser"`
	RunAsGroup   *int64 `json:"runAsGroup"`
	RunAsNonRoot bool   `json:"runAsNonRoot"`
	// Added and Dropped are upper case without CAP_; ALL stands for itself.
	Added   []string `json:"added"`
	Dropped []string `json:"dropped"`
	// Capabilities are those the container ends up with, on a runtime with the
	// usual defaults; all of them for a privileged container.
	Capabilities []string `json:"capabilities"`
	// Seccomp and AppArmor are RuntimeDefault, Unconfined, Localhost, or "" if
	// unset.
	Seccomp            string  `json:"seccomp"`
	AppArmor           string  `json:"appArmor"`
	SELinux            SELinux `json:"seLinux"`
	ProcMount          string  `json:"procMount"`
	WindowsHostProcess bool    `json:"windowsHostProcess"`
	// Fields lead to where each setting is written; a setting that is not
	// written leads to where it would be in the container.
	Fields SecurityFields `json:"fields"`
}

// SELinux are the SELinux options of a container.
type SELinux struct {
	User  string `json:"user"`
	Role  string `json:"role"`
	Type  string `json:"type"`
	Level string `json:"level"`
}

// SecurityFields are the paths of the settings in effect.
type SecurityFields struct {
	Privileged               string `json:"privileged"`
	AllowPrivilegeEscalation string `json:"allowPrivilegeEscalation"`
	ReadOnlyRootFilesystem   string `json:"readOnlyRootFilesystem"`
	RunAsUser                string `json:"runAsUser"`
	RunAsNonRoot             string `json:"runAsNonRoot"`
	Added                    string `json:"added"`
	Dropped                  string `json:"dropped"`
	Seccomp                  string `json:"seccomp"`
	AppArmor                 string `json:"appArmor"`
	SELinux                  string `json:"seLinux"`
	ProcMount                string `json:"procMount"`
	WindowsHostProcess       string `json:"windowsHostProcess"`
}

// Env is one environment variable; its value is never kept.
type Env struct {
	Field string `json:"field"`
	Name  string `json:"name"`
	// From is value, secret, configMap, field or resource.
	From string `json:"from"`
	// Source names the secret or config map.
	Source string `json:"source"`
}

// Port is one port of a container.
type Port struct {
	Field         string `json:"field"`
	ContainerPort int32  `json:"containerPort"`
	// HostPort is 0 if the port is not opened on the node.
	HostPort int32 `json:"hostPort"`
	// DeclaredHostPort is 0 if none is written, whatever the API's default.
	DeclaredHostPort int32  `json:"declaredHostPort"`
	HostIP           string `json:"hostIP"`
	Protocol         string `json:"protocol"`
}

// Call is a host that a probe or lifecycle hook names.
type Call struct {
	// Field is the path, such as spec.containers[0].livenessProbe.httpGet.host.
	Field string `json:"field"`
	Host  string `json:"host"`
}

// Mount is one volume mount, or volume device, of a container.
type Mount struct {
	Field     string `json:"field"`
	Volume    string `json:"volume"`
	MountPath string `json:"mountPath"`
	SubPath   string `json:"subPath"`
	// ReadOnly is true if the mount or the volume says so. It does not extend
	// to file systems mounted below unless RecursiveReadOnly is true.
	ReadOnly          bool `json:"readOnly"`
	RecursiveReadOnly bool `json:"recursiveReadOnly"`
	// Propagation is None, HostToContainer or Bidirectional.
	Propagation string `json:"propagation"`
	// Device is true for a raw block device.
	Device bool `json:"device"`
	// HostPath is set if it leads to the node's file system.
	HostPath *HostPath `json:"hostPath,omitempty"`
}

// Shown is a mount that shows files of one kind.
type Shown struct {
	// Mount is the place in Mounts.
	Mount int `json:"mount"`
	// Part is true if the mount lies inside of what is known.
	Part bool `json:"part"`
}

// Token is a service account token in a container's file system.
type Token struct {
	// Field is the volume mount that brings it, or the pod's field if the
	// kubelet adds it.
	Field string `json:"field"`
	// Audience is empty for a token of the API server.
	Audience string `json:"audience"`
	// API is true if the API server accepts the token.
	API bool `json:"api"`
	// Via is automount, projected or secret.
	Via string `json:"via"`
	// Path is where it is mounted.
	Path string `json:"path"`
}
