package attack

import (
	"fmt"
	"math/rand/v2"
	"testing"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// largeWorld has 5,000 nodes and 300 pod templates: 12 DaemonSets, half of them
// privileged, and Deployments with one to 500 pods, each seventh of which has
// an account that leads somewhere.
func largeWorld() *world {
	w, r := newWorld(), rand.New(rand.NewPCG(1, 5000))
	w.controlPlane("control-0")
	var names []string
	for i := range 5000 {
		names = append(names, fmt.Sprintf("node-%04d", i))
	}
	w.workers(names...)
	for i := range 12 {
		w.daemon(i, names)
	}
	for i := range 288 {
		w.deployment(i, some(&dice{Rand: r}, names)[:1+r.IntN(1+r.IntN(500))])
	}
	return w
}

func (w *world) daemon(i int, names []string) {
	id := w.account("kube-system", fmt.Sprintf("daemon-%d", i))
	s := w.workload("DaemonSet", "kube-system", id.Name, pods(id.Name, names...))
	if i%2 == 0 {
		w.gives(s, api.Capability{Kind: api.CapabilityNodeRoot})
	}
	switch i % 4 {
	case 1:
		w.grant(id, "", "", "nodes/status", "patch")
	case 2:
		w.gives(subjectOf(id), api.Capability{Kind: api.CapabilityReadData}, w.grant(id, "", "", "pods/eviction", "create"))
	case 3:
		w.allows(id, api.Capability{Kind: api.CapabilityRunPod, Namespace: fmt.Sprintf("app-%02d", i)})
	}
}

func (w *world) deployment(i int, names []string) {
	id := w.account(fmt.Sprintf("app-%02d", i%40), fmt.Sprintf("app-%03d", i), "app-token-1")
	r := facts.Replica{Account: id.Name, Nodes: names, Containers: []string{"main", "proxy"}, Holders: []string{"main"}, Pod: &corev1.Pod{}}
	w.workload("Deployment", id.Namespace, id.Name, r)
	w.last().System = i%3 == 0
	if i%7 == 0 {
		w.power(i/7, id)
	}
}

func (w *world) power(i int, id rbac.Identity) {
	kinds := []string{
		api.CapabilityReadSecrets, api.CapabilityRunPod, api.CapabilityRunCode, api.CapabilityMintToken, api.CapabilityControlAdmission,
		api.CapabilityBindRoles, api.CapabilityMovePods,
	}
	c := api.Capability{Kind: kinds[i%len(kinds)]}
	if i%5 > 0 {
		c.Namespace = fmt.Sprintf("app-%02d", (i*3)%40)
	}
	w.allows(id, c)
}

func BenchmarkBuild(b *testing.B) {
	in := largeWorld().input()
	for b.Loop() {
		if _, err := Build(in); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReaches(b *testing.B) {
	g := builtLarge(b)
	for b.Loop() {
		g.Reaches()
	}
}

func BenchmarkPaths(b *testing.B) {
	g := builtLarge(b)
	for b.Loop() {
		g.Paths()
	}
}

func BenchmarkCut(b *testing.B) {
	w := largeWorld()
	g, err := Build(w.input())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g.Cut(w.in.Findings)
	}
}

func builtLarge(b *testing.B) *Graph {
	b.Helper()
	g, err := Build(largeWorld().input())
	if err != nil {
		b.Fatal(err)
	}
	return g
}
