package html_test

import (
	"fmt"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// uncut is the number of paths that no fix cuts: the last one.
func (s shape) uncut() int { return min(1, s.paths) }

// path leads from a container by way of a hub's token to cluster-admin: in one
// hop where it holds the token, else over the node in three. The last two are
// others: one starts on a node and leads to all secrets, one meets no hub.
func (s shape) path(i int) api.Path {
	switch {
	case i == s.paths-1:
		return s.direct(i)
	case i == s.paths-2:
		return s.fromNode()
	case i%3 == 0:
		return s.byOwnToken(i)
	default:
		return s.overNode(i)
	}
}

func (s shape) byOwnToken(i int) api.Path {
	h := i / 3 % s.fixes
	return pathOf(containerStart(hub(h), i), api.GoalClusterAdmin, s.lastHop(h))
}

func (s shape) overNode(i int) api.Path {
	h := i % s.fixes
	at := s.fixes + i%(s.findings-s.fixes)
	name := workload(at)
	return pathOf(containerStart(name, 0), api.GoalClusterAdmin,
		api.Hop{From: container(name, 0), To: "root on the nodes of " + hub(h), Finding: s.finding(at).ID, Text: "leave the container through the host's file system", Cost: 1,
			Change: &api.Change{Kind: "DaemonSet", Namespace: namespace(at), Name: name}},
		api.Hop{From: "root on the nodes of " + hub(h), To: token(h), Text: "read the tokens of all pods on the node", Cost: 0},
		s.lastHop(h))
}

// fromNode starts on any node of a class, which has all but one of them.
func (s shape) fromNode() api.Path {
	var nodes []string
	for i := range s.nodes - 1 {
		nodes = append(nodes, fmt.Sprintf("worker-%04d", i))
	}
	hop := s.lastHop(0)
	hop.To = api.GoalAllSecrets
	return pathOf(api.Start{Kind: api.StartNode, Class: "worker nodes", Nodes: nodes}, api.GoalAllSecrets, hop)
}

func (s shape) direct(i int) api.Path {
	at := s.findings - 1
	name := workload(at)
	return pathOf(containerStart(name, i), api.GoalClusterAdmin, api.Hop{
		From: container(name, i), To: api.GoalClusterAdmin, Finding: s.finding(at).ID, Cost: 3,
		Text: "write a static pod of the control plane", Change: &api.Change{Kind: "DaemonSet", Namespace: namespace(at), Name: name},
	})
}

func (s shape) lastHop(h int) api.Hop {
	return api.Hop{
		From: token(h), To: api.GoalClusterAdmin, Finding: s.finding(h).ID, Text: "bind the role cluster-admin to the account", Cost: 1,
		Change: &api.Change{Kind: "ClusterRole", Name: hub(h) + "-manager"},
	}
}

// fix takes the role of a hub away.
func (s shape) fix(i int, paths []api.Path) api.Fix {
	id := s.finding(i).ID
	fix := api.Fix{
		Order: i + 1, Findings: []string{id}, Owner: "Helm release " + namespace(i) + "/" + hub(i), Cost: 1,
		Text: "Drop bind and escalate from the role of " + hub(i), Change: api.Change{Kind: "ClusterRole", Name: hub(i) + "-manager"},
	}
	for _, p := range paths {
		admin := p.To == api.GoalClusterAdmin
		if admin {
			fix.Of++
		}
		if admin && slices.ContainsFunc(p.Hops, func(h api.Hop) bool { return h.Finding == id }) {
			fix.Cuts++
		}
	}
	fix.Of -= s.uncut()
	return fix
}

func pathOf(from api.Start, to string, hops ...api.Hop) api.Path {
	p := api.Path{From: from, To: to, Hops: hops}
	for _, h := range hops {
		p.Cost += h.Cost
	}
	return p
}

func containerStart(name string, i int) api.Start {
	return api.Start{Kind: api.StartContainer, Namespace: namespace(i), WorkloadKind: "DaemonSet", Workload: name, Container: fmt.Sprintf("c%d", i), Component: product(i)}
}

func container(name string, i int) string {
	return fmt.Sprintf("code in container c%d of %s/DaemonSet/%s", i, namespace(i), name)
}

func token(h int) string { return "the token of " + hub(h) }
