# METADATA
# title: Inputs for tests
# description: Documents with harmless values, which a test overrides.
package policies.lib.fixture_test

cluster(overrides) := object.union(
	{
		"version": "v1.37.2", "minor": 37, "provider": "aws", "distribution": "eks",
		"nodes": 3, "workers": 2, "rbac": true, "networkPolicies": true,
	},
	overrides,
)

workload(overrides) := {
	"workload": with_shown_by(object.union(
		{
			"namespace": "kube-system", "kind": "DaemonSet", "name": "agent", "component": "agent",
			"class": "node-agent", "pods": 3, "finished": 0, "nodes": 3, "template": false, "everyNode": true,
			"controlPlane": false, "static": false, "os": "linux", "hostNetwork": false, "hostPID": false,
			"hostIPC": false, "hostUsers": true, "containers": [container({})], "volumes": [],
			"shareProcessNamespace": false, "serviceAccount": "agent", "automount": true, "accountGrants": 1,
			"tolerations": [], "fsGroup": null, "supplementalGroups": [],
			"declared": {"field": "spec.securityContext"}, "declaredOS": "", "sysctls": [], "appArmorAnnotations": [],
		},
		overrides,
	)),
	"namespace": {"name": "kube-system", "exists": true, "labels": {}},
	"cluster": cluster({}),
}

# What the facts say of the containers together.
with_shown_by(workload) := object.union(workload, {"shownBy": {kind: [i | some i, c in workload.containers; c.shows[kind]] |
	some container in workload.containers
	some kind, _ in container.shows
}})

container(overrides) := object.union(
	{
		"field": "spec.containers[0]", "name": "main", "type": "container", "mounts": [],
		"image": "registry.example/agent:1.2", "shows": {}, "env": [], "tokens": [], "probes": ["liveness"],
		"requests": ["cpu", "memory"], "limits": ["memory"],
		"declared": {"field": "spec.containers[0].securityContext"}, "ports": [], "calls": [],
		"security": {
			"privileged": false, "user": "root", "added": [], "dropped": [], "capabilities": ["CHOWN"],
			"windowsHostProcess": false, "procMount": "Default", "seccomp": "", "appArmor": "",
			"runAsGroup": null, "allowPrivilegeEscalation": true, "readOnlyRootFilesystem": false,
			"seLinux": {"user": "", "role": "", "type": "", "level": ""},
			"fields": {
				"privileged": "spec.containers[0].securityContext.privileged",
				"added": "spec.containers[0].securityContext.capabilities.add",
				"dropped": "spec.containers[0].securityContext.capabilities.drop",
				"windowsHostProcess": "spec.containers[0].securityContext.windowsOptions.hostProcess",
				"procMount": "spec.containers[0].securityContext.procMount",
				"seccomp": "spec.securityContext.seccompProfile",
				"appArmor": "spec.containers[0].securityContext.appArmorProfile",
				"seLinux": "spec.containers[0].securityContext.seLinuxOptions",
				"allowPrivilegeEscalation": "spec.containers[0].securityContext.allowPrivilegeEscalation",
				"readOnlyRootFilesystem": "spec.containers[0].securityContext.readOnlyRootFilesystem",
				"runAsUser": "spec.containers[0].securityContext.runAsUser",
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

# A workload that mounts /known of the node, of which it is known what is there.
showing(kinds, overrides) := showing_as("root", "same", kinds, overrides)

# The same as another user, or another part of what is known.
showing_as(user, relation, kinds, overrides) := workload({"containers": [container({
	"mounts": [object.union(mount("/known", overrides), {"hostPath": {"holds": [held |
		some kind in kinds
		held := {"kind": kind, "path": "/known", "relation": relation, "mounted": false}
	]}})],
	"shows": {kind: [{"mount": 0, "part": relation == "above"}] | some kind in kinds},
	"security": {"user": user},
})]})

# A workload whose only container has another security context.
secured(security, overrides) := workload(object.union(
	{"containers": [container({"security": security})]},
	overrides,
))

# A workload whose only container adds capabilities.
adding(capabilities, overrides) := secured({"added": capabilities, "capabilities": capabilities}, overrides)

mount(path, overrides) := object.union(
	{
		"field": "spec.containers[0].volumeMounts[0]", "volume": "host", "mountPath": "/host", "subPath": "",
		"readOnly": true, "recursiveReadOnly": false, "propagation": "None", "device": false,
		"hostPath": {"path": path, "raw": path, "type": "", "via": "hostPath", "open": false, "holds": []},
	},
	overrides,
)

# An account with grants, which pods run as. The indexes of its grants are made
# as the facts make them.
identity(grants, overrides) := {
	"identity": object.union(
		{
			"kind": "ServiceAccount", "namespace": "kube-system", "name": "agent", "exists": true,
			"everyone": false, "nodes": 3, "everyNode": true, "grants": grants,
			"everything": [i | some i, grant in grants; _changeable(grant); _everything(grant)],
			"byResource": {resource: places |
				some written in grants
				some resource in object.get(written, "resources", [])
				places := [i | some i, grant in grants; _judged(grants, grant); resource in object.get(grant, "resources", [])]
			},
			"byURL": {url: places |
				some written in grants
				some url in object.get(written, "nonResourceURLs", [])
				places := [i | some i, grant in grants; url in object.get(grant, "nonResourceURLs", [])]
			},
			"named": {sprintf("%d", [i]): leads({}) | some i, grant in grants; grant.resourceNames},
			"namespaces": {grant.namespace: around({}) | some grant in grants},
			"deputies": [], "restricted": {},
			"workloads": [{"namespace": "kube-system", "kind": "DaemonSet", "name": "agent", "containers": ["main"]}],
		},
		overrides,
	),
	"cluster": cluster({}),
}

_changeable(grant) if not grant.builtin

_judged(grants, grant) if {
	_changeable(grant)
	every other in grants { not _beside(other, grant) }
}

_beside(other, grant) if {
	_changeable(other)
	_everything(other)
	other.namespace in {"", grant.namespace}
}

_everything(grant) if {
	"*" in grant.verbs
	"*" in object.get(grant, "apiGroups", [])
	"*" in object.get(grant, "resources", [])
	not grant.resourceNames
}

# A namespace in which others run, none of them powerful.
around(overrides) := object.union(
	{
		"powerful": [], "claimable": [], "accounts": 1, "workloads": 1, "privileged": 0, "enforce": "",
		"consumers": [],
	},
	overrides,
)

# A namespace that holds the controllers of Kubernetes.
home := around({"powerful": [powerful({})]})

powerful(overrides) := object.union(
	{
		"account": "kube-system/boss", "why": "may do everything", "assumed": false, "running": false, "stored": false,
	},
	overrides,
)

# What names in a rule lead to.
leads(overrides) := object.union(
	{
		"accounts": nobody, "users": nobody, "groups": nobody, "tokens": nobody, "pods": [],
		"strong": [], "own": [], "consumers": [], "absent": false,
	},
	overrides,
)

nobody := {"powerful": [], "others": []}

# Names that lead to a powerful account, and to one that holds less.
boss := {"powerful": [powerful({})], "others": []}

clerk := {"powerful": [], "others": ["apps/clerk"]}

# A pod of a StatefulSet that a rule names.
pod(overrides) := object.union(
	{"workload": "StatefulSet/apps/db", "object": "Pod/apps/db-0", "privileged": false, "powerful": false},
	overrides,
)

# A cluster-wide grant.
grant(verbs, group, resource, overrides) := object.union(
	{
		"verbs": verbs, "apiGroups": [group], "resources": [resource], "namespace": "",
		"binding": "ClusterRoleBinding/agent", "role": "ClusterRole/agent", "index": 0,
		"subject": "ServiceAccount/kube-system/agent", "builtin": false,
	},
	overrides,
)

# A grant in one namespace.
within(verbs, group, resource, namespace) := grant(verbs, group, resource, {
	"namespace": namespace, "binding": sprintf("RoleBinding/%s/agent", [namespace]),
})

# The severities that findings have when a grant holds in a namespace with such
# surroundings. The policy's findings are computed by the test.
placed(verbs, group, resource, surroundings) := identity(
	[within(verbs, group, resource, "apps")],
	{"namespaces": {"apps": surroundings}},
)

# All that accounts whose tokens one node holds have.
bundle(grants) := bundle_in(grants, {grant.namespace: around({}) | some grant in grants})

bundle_in(grants, namespaces) := identity(grants, {
	"kind": "NodeClass", "namespace": "", "name": "worker nodes", "workloads": [], "namespaces": namespaces,
})

# A grant of another account.
of(account, grant) := object.union(grant, {"subject": sprintf("ServiceAccount/kube-system/%s", [account])})

# What a policy must not find on a bundle: the halves beside each other in one
# account, and each of them alone.
no_more_together(one, other) := [
	bundle([of("a", one), of("a", other)]),
	bundle([of("a", one), of("a", other), of("b", other)]),
	bundle([of("a", one)]),
	bundle([of("a", other)]),
	bundle([]),
]
