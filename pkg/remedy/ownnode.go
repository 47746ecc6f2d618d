package remedy

import (
	"fmt"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// admissionMinor is the first version whose API server evaluates admission
// policies and puts the node into what it knows of a service account token
// (ServiceAccountTokenPodNodeInfo).
const admissionMinor = 30

// ownNode ties an agent to its own node: its writes of nodes and of pods are
// refused if they are about another one. There is nothing unless that is all that
// a finding is about.
func (p *Planner) ownNode(f *api.Finding) [][]edit {
	if p.minor > 0 && p.minor < admissionMinor || !onEachNode(f.Workloads) {
		return nil
	}
	var parts [][]edit
	for _, e := range f.Evidence {
		verb, group, resource, ok := question(e.Command)
		if !ok || group != "" || !ofNode(verb, resource) {
			return nil
		}
		parts = append(parts, []edit{keepToNode(f.Subject, resource)})
	}
	return parts
}

// ofNode tells whether a permission writes objects that belong to one node. New
// pods do not: they may have any account. What is read no admission policy sees,
// and an eviction does not say on which node its pod is.
func ofNode(verb, resource string) bool {
	switch resource {
	case "nodes":
		return slices.Contains([]string{"create", "update", "patch", "delete", "deletecollection"}, verb)
	case "nodes/status", "pods", "pods/status", "pods/ephemeralcontainers":
		return slices.Contains([]string{"update", "patch", "delete", "deletecollection"}, verb)
	}
	return false
}

// keepToNode guards one resource. A namespace has no dots, so that no two accounts
// have one name.
func keepToNode(account api.Subject, resource string) edit {
	kind, _, _ := strings.Cut(resource, "/")
	ref := api.Change{Kind: kindPolicy, Name: fmt.Sprintf("own-%s.%s.%s", kind, account.Namespace, account.Name)}
	return edit{
		object: ref,
		note: fmt.Sprintf("Needs Kubernetes 1.%d or later, and a token that the kubelet mounts: others name no node, and are refused. "+
			"The account keeps its permissions, so an audit still finds them, a step milder where that is about changes.", admissionMinor),
		make: func(plan *Plan) { plan.guard(ref, account, kind).add(resource) },
	}
}
