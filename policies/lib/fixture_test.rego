# METADATA
# title: Inputs for tests
# description: Documents with harmless values, which a test overrides.
package policies.lib.fixture_test

cluster(overrides) := object.union(
	{
		"version": "v1.37.2", "minor": 37, "provider": "aws", "distribution": "eks",
		"nodes": 3, "workers": 2, "rbac": true,
	},
	overrides,
)

workload(overrides) := {
	"workload": object.union(
		{
			"namespace": "kube-system", "kind": "DaemonSet", "name": "agent", "component": "agent",
			"class": "node-agent", "pods": 3, "finished": 0, "nodes": 3, "template": false, "everyNode": true,
			"controlPlane": false, "static": false, "os": "linux", "hostNetwork": false, "hostPID": false,
			"hostIPC": false, "hostUsers": true, "containers": [container({})], "volumes": [],
			"declared": {"field": "spec.securityContext"}, "declaredOS": "", "sysctls": [], "appArmorAnnotations": [],
		},
		overrides,
	),
	"namespace": {"name": "kube-system", "exists": true, "labels": {}},
	"cluster": cluster({}),
}

container(overrides) := object.union(
	{
		"field": "spec.containers[0]", "name": "main", "type": "container", "mounts": [],
		"declared": {"field": "spec.containers[0].securityContext"}, "ports": [], "calls": [],
		"security": {
			"privileged": false, "user": "root", "added": [], "dropped": [], "capabilities": ["CHOWN"],
			"windowsHostProcess": false, "procMount": "Default",
			"fields": {
				"privileged": "spec.containers[0].securityContext.privileged",
				"added": "spec.containers[0].securityContext.capabilities.add",
				"windowsHostProcess": "spec.containers[0].securityContext.windowsOptions.hostProcess",
			},
		},
	},
	overrides,
)

# A workload whose pod and only container declare security contexts.
declaring(by_pod, by_container) := workload({
	"declared": by_pod,
	"containers": [container({"declared": by_container})],
})

# A workload that mounts one path of the node.
mounting(path, overrides) := workload({"containers": [container({"mounts": [mount(path, overrides)]})]})

# The same as a non-root user.
mounting_nonroot(path, overrides) := workload({"containers": [container({
	"mounts": [mount(path, overrides)],
	"security": {"user": "nonroot"},
})]})

mount(path, overrides) := object.union(
	{
		"field": "spec.containers[0].volumeMounts[0]", "volume": "host", "mountPath": "/host", "subPath": "",
		"readOnly": true, "recursiveReadOnly": false, "propagation": "None", "device": false,
		"hostPath": {"path": path, "raw": path, "type": "", "via": "hostPath", "open": false},
	},
	overrides,
)

# An account with grants, which pods run as.
identity(grants, overrides) := {
	"identity": object.union(
		{
			"kind": "ServiceAccount", "namespace": "kube-system", "name": "agent", "exists": true,
			"everyone": false, "nodes": 3, "everyNode": true, "grants": grants,
			"workloads": [{"namespace": "kube-system", "kind": "DaemonSet", "name": "agent", "containers": ["main"]}],
		},
		overrides,
	),
	"cluster": cluster({}),
}

# A cluster-wide grant.
grant(verbs, group, resource, overrides) := object.union(
	{
		"verbs": verbs, "apiGroups": [group], "resources": [resource], "namespace": "",
		"binding": "ClusterRoleBinding/agent", "role": "ClusterRole/agent", "index": 0,
		"subject": "ServiceAccount/kube-system/agent", "builtin": false,
	},
	overrides,
)
