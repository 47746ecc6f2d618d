package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// samplePaths has a chain through two credentials, one from a node, and a
// hostile name.
func samplePaths() *api.PathList {
	agent := api.Start{Kind: api.StartContainer, Namespace: "logging", WorkloadKind: "DaemonSet", Workload: "fluent-bit", Container: "fluent-bit"}
	read := api.Hop{
		From: "code in container fluent-bit of logging/DaemonSet/fluent-bit", To: "the token of istio-system/istio-cni",
		Text: "read the tokens of all pods on the node and take the token of istio-system/istio-cni", Finding: "f-1", Cost: 1,
		Change: &api.Change{Kind: "DaemonSet", Namespace: "logging", Name: "fluent-bit"},
	}
	start := api.Hop{
		From: "the token of istio-system/istio-cni", To: "root on any node",
		Text: "start a pod in kube-system, privileged and on a node of choice", Finding: "f-2", Cost: 1,
		Change: &api.Change{Kind: "Role", Namespace: "kube-system", Name: "istio-cni"},
	}
	keys := api.Hop{From: "root on any node", To: "cluster-admin", Text: "read the credentials of the control plane from its disk", Cost: 1}
	l := &api.PathList{
		Cluster: api.Cluster{Context: "prod-eu", Version: "v1.37.2", Nodes: 12}, Starts: 7,
		Items: []api.Path{
			{From: api.Start{Kind: api.StartNode, Class: "worker nodes", Nodes: []string{"a", "b"}}, To: api.GoalClusterAdmin, Cost: 2, Hops: []api.Hop{start, keys}},
			{From: agent, To: api.GoalClusterAdmin, Cost: 3, Hops: []api.Hop{read, start, keys}},
			{
				From: api.Start{Kind: api.StartContainer, Namespace: "x", WorkloadKind: "Pod", Workload: "\x1b[2J\"<b>|`\u202e", Container: "c"},
				To:   "namespace:shop", Cost: 1, Hops: []api.Hop{{From: "a", To: "namespace:shop", Text: "say \"hi\" <script>\n|#;", Cost: 1}},
			},
		},
		Findings: []api.Finding{{ID: "f-1", Policy: "kubelet-pods-host-path"}, {ID: "f-2", Policy: "create-pods"}},
		Fixes: []api.Fix{
			{Order: 1, Cuts: 2, Of: 2, Findings: []string{"f-2"}, Owner: "Helm release istio-system/istio-cni", Text: "In Role/kube-system/istio-cni take pods [create] from rule 1.", Change: *start.Change},
			{Order: 2, Cuts: 0, Of: 2, Findings: []string{"f-1"}, Owner: "you", Text: "Mount what is really read.", Change: *read.Change},
		},
		Cut: &api.Cut{Complete: true, Smallest: true, Verified: true, Inherent: 1},
	}
	l.Complete()
	return l
}

func TestPathsGolden(t *testing.T) {
	for _, columns := range []int{0, 80, 200} {
		t.Run(fmt.Sprint(columns), func(t *testing.T) {
			golden(t, fmt.Sprintf("paths-table-%d.golden", columns), printed(t, "table", Options{TTY: columns > 0, Width: columns}, samplePaths()))
		})
	}
	for _, format := range []string{"dot", "mermaid"} {
		t.Run(format, func(t *testing.T) {
			golden(t, "paths."+format+".golden", pathsPrinted(t, format))
		})
	}
}

func pathsPrinted(t *testing.T, format string) string {
	t.Helper()
	printer, err := PathPrinter(format, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := printer.PrintObj(samplePaths(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestPathGraphsHoldNoMarkup(t *testing.T) {
	for _, format := range []string{"dot", "mermaid"} {
		got := pathsPrinted(t, format)
		for _, forbidden := range []string{"\x1b", "\u202e"} {
			if strings.Contains(got, forbidden) {
				t.Errorf("%s holds %q:\n%s", format, forbidden, got)
			}
		}
	}
	if got := pathsPrinted(t, "mermaid"); strings.Contains(got, "<") || strings.Contains(got, "`") {
		t.Errorf("mermaid holds markup:\n%s", got)
	}
}

func TestPathsNames(t *testing.T) {
	l := samplePaths()
	l.Items = l.Items[:2]
	if diff := cmp.Diff("node/a\nnode/b\ndaemonset.apps/fluent-bit\n", printed(t, "name", Options{}, l)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPathSummary(t *testing.T) {
	tests := []struct {
		name string
		list *api.PathList
		want string
	}{
		{"paths", samplePaths(), "3 paths; 2 starts of 7 reach cluster-admin"},
		{"none", &api.PathList{Starts: 1}, "no path from 1 start"},
		{"none, with gaps", &api.PathList{Starts: 2, Gaps: []api.Gap{{}}}, "no path from any of 2 starts, but 1 gap: this is not a pass"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pathSummary(tt.list); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRemainder(t *testing.T) {
	tests := []struct {
		name string
		cut  api.Cut
		want string
	}{
		{"not verified", api.Cut{}, "After all of them no start reaches cluster-admin."},
		{"verified", api.Cut{Verified: true}, "After all of them no start reaches cluster-admin; the audit was run again with them."},
		{"smallest", api.Cut{Verified: true, Smallest: true, Inherent: 2}, "After all of them no start reaches cluster-admin, but for 2 that no change keeps from it, such as the control plane itself; the audit was run again with them, and no cheaper set does it."},
		{"something left", api.Cut{Remaining: 1}, "After all of them 1 start still reaches cluster-admin."},
		{"more left", api.Cut{Remaining: 3, Inherent: 1}, "After all of them 3 starts still reach cluster-admin."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := remainder(&tt.cut); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
