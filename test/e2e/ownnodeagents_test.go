package e2e

// agent runs on each node, and may write what belongs to any of them.
type agent struct {
	name string
	// policy reports the right, and has an admission policy for an alternative.
	policy string
	// verbs and resource are what it may.
	verbs, resource string
	// pods tells that the writes are about pods, and not about nodes.
	pods   bool
	writes map[string]write
	// never are requests about all nodes, which the policy refuses altogether.
	never map[string]write
	// was and now are the severities before and after that is applied.
	was, now string
}

// nodes are those to try. A pod may also have none.
func (a agent) nodes() []string {
	if a.pods {
		return []string{one, two, none}
	}
	return []string{one, two}
}

// agents have one right each. The severity follows where pkg/facts can tell that
// changes are restricted.
func agents() []agent {
	return []agent{
		{
			name: "tainter", policy: "steal-pods", was: "high", now: "medium",
			verbs: "patch, update", resource: "nodes",
			writes: map[string]write{"patch": patchNode, "update": updateNode, "apply": applyNode},
		},
		{
			name: "reporter", policy: "write-node-status", was: "medium", now: "low",
			verbs: "patch, update", resource: "nodes/status",
			writes: map[string]write{"patch": patchNodeStatus, "update": updateNodeStatus},
		},
		{
			name: "registrar", policy: "write-node-status", was: "medium", now: "medium",
			verbs: "create", resource: "nodes",
			writes: map[string]write{"create": createNode},
		},
		{
			name: "drainer", policy: "destroy-objects", was: "medium", now: "medium",
			verbs: "delete, deletecollection", resource: "nodes",
			writes: map[string]write{"delete": deleteNode},
			never:  map[string]write{"deletecollection": deleteNodes},
		},
		{
			name: "annotator", policy: "patch-pods", was: "critical", now: "high",
			verbs: "patch, update", resource: "pods", pods: true,
			writes: map[string]write{"patch": patchPod, "update": updatePod, "apply": applyPod},
		},
		{
			name: "network", policy: "write-pod-status", was: "medium", now: "medium",
			verbs: "patch, update", resource: "pods/status", pods: true,
			writes: map[string]write{"patch": patchPodStatus, "update": updatePodStatus},
		},
		{
			name: "debugger", policy: "debug-pods", was: "critical", now: "critical",
			verbs: "patch, update", resource: "pods/ephemeralcontainers", pods: true,
			writes: map[string]write{"patch": patchContainers, "update": updateContainers},
		},
		{
			name: "restarter", policy: "remove-pods", was: "medium", now: "medium",
			verbs: "delete, deletecollection", resource: "pods", pods: true,
			writes: map[string]write{"delete": deletePod, "deletecollection": deletePods},
		},
	}
}
