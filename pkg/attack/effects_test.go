package attack

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// gained lists in words what can be held from a place, but for rights that only
// lead on.
func gained(g *Graph, from place) []string {
	list := []string{}
	c := g.reach([]state{g.at(from)}, unreached, nil)
	for s, p := range g.places {
		if c.reached(state(s)) && p != from && (!p.hub() || p.kind == withNodeTokens) && p.kind != accepting {
			list = append(list, p.String())
		}
	}
	slices.Sort(list)
	return list
}

// village has a workload a/web on node n1, and in b, where Pod Security
// admission refuses privileged pods, a database on n2 whose account is as good
// as cluster-admin. Namespace c is that of a tenant.
func village() (w *world, web api.Subject) {
	w = newWorld().workers("n1", "n2").namespace("a", "").namespace("b", "restricted").namespace("c", "baseline")
	w.allows(w.account("b", "boss", "boss-token-1"), api.Capability{Kind: api.CapabilityClusterAdmin})
	web = w.workload("Deployment", "a", "web", pods("", "n1"))
	w.workload("StatefulSet", "b", "db", pods("boss", "n2"))
	w.workload("Deployment", "c", "shop", pods("", "n2"))
	w.last().System = false
	return w, web
}

const (
	bossToken = "the token of b/boss"
	adminGoal = "cluster-admin"
	dbCode    = "code in container main of b/StatefulSet/db"
	shopCode  = "code in container main of c/Deployment/shop"
	nodeGroup = "a member of the group system:nodes"
)

func TestCapabilities(t *testing.T) {
	tests := []struct {
		name string
		give api.Capability
		want []string
	}{
		{"root on the node of the pod", api.Capability{Kind: "node-root"}, []string{nodeGroup, "root on node n1", "the tokens on node n1"}},
		{"tokens of the node of the pod", api.Capability{Kind: "node-credentials"}, []string{"the tokens on node n1"}},
		{"code in a namespace", api.Capability{Kind: "run-code", Namespace: "b"}, []string{adminGoal, dbCode, bossToken}},
		{"code everywhere", api.Capability{Kind: "run-code"}, []string{adminGoal, dbCode, shopCode, "namespace:c", bossToken}},
		{"code in a pod by name", api.Capability{Kind: "run-code", Namespace: "b", Names: []string{"db-0"}}, []string{adminGoal, dbCode, bossToken}},
		{"code in a pod that is not there", api.Capability{Kind: "run-code", Namespace: "b", Names: []string{"db-x"}}, []string{}},
		{"code in a pod of another namespace", api.Capability{Kind: "run-code", Namespace: "a", Names: []string{"db-0"}}, []string{}},
		{"pods where privileged ones are refused", api.Capability{Kind: "run-pod", Namespace: "b"}, []string{adminGoal, bossToken}},
		{"pods of a tenant", api.Capability{Kind: "run-pod", Namespace: "c"}, []string{"namespace:c"}},
		{"pods where all are admitted", api.Capability{Kind: "run-pod", Namespace: "a"}, []string{
			nodeGroup, "all-nodes-root", adminGoal, "root on any node", bossToken, "the tokens on node n2",
		}},
		{"pods everywhere", api.Capability{Kind: "run-pod"}, []string{
			nodeGroup, "all-nodes-root", "all-secrets", adminGoal, "namespace:c", "root on any node", bossToken, "the tokens on node n2",
		}},
		{"tokens of a namespace", api.Capability{Kind: "mint-token", Namespace: "b"}, []string{adminGoal, bossToken}},
		{"tokens everywhere", api.Capability{Kind: "mint-token"}, []string{adminGoal, "namespace:c", bossToken}},
		{"tokens of an account", api.Capability{Kind: "mint-token", Namespace: "b", Names: []string{"boss"}}, []string{adminGoal, bossToken}},
		{"tokens of an account by its name alone", api.Capability{Kind: "mint-token", Names: []string{"boss"}}, []string{adminGoal, bossToken}},
		{"tokens of another account", api.Capability{Kind: "mint-token", Namespace: "b", Names: []string{"db"}}, []string{}},
		{"tokens of the account's namesake", api.Capability{Kind: "mint-token", Namespace: "a", Names: []string{"boss"}}, []string{}},
		{"secrets of a namespace", api.Capability{Kind: "read-secrets", Namespace: "b"}, []string{adminGoal, bossToken}},
		{"secrets of a tenant", api.Capability{Kind: "read-secrets", Namespace: "c"}, []string{"namespace:c"}},
		{"secrets everywhere", api.Capability{Kind: "read-secrets"}, []string{"all-secrets", adminGoal, "namespace:c", bossToken}},
		{"the secret with the token", api.Capability{Kind: "read-secrets", Namespace: "b", Names: []string{"boss-token-1"}}, []string{adminGoal, bossToken}},
		{"another secret", api.Capability{Kind: "read-secrets", Namespace: "b", Names: []string{"boss"}}, []string{}},
		{"anybody", api.Capability{Kind: "impersonate"}, []string{adminGoal}},
		{"accounts of a namespace", api.Capability{Kind: "impersonate", Namespace: "b"}, []string{adminGoal, bossToken}},
		{"an account", api.Capability{Kind: "impersonate", Namespace: "b", Names: []string{"boss"}}, []string{adminGoal, bossToken}},
		{"certificates", api.Capability{Kind: "issue-certificate"}, []string{adminGoal}},
		{"certificates of nodes", api.Capability{Kind: "issue-certificate", Names: []string{rbac.GroupNodes}}, []string{
			nodeGroup, adminGoal, bossToken, "the tokens on node n2",
		}},
		{"admission", api.Capability{Kind: "control-admission"}, []string{adminGoal}},
		{"roles", api.Capability{Kind: "bind-roles"}, []string{adminGoal}},
		{"roles of a tenant", api.Capability{Kind: "bind-roles", Namespace: "c"}, []string{shopCode, "namespace:c"}},
		{"rules of roles", api.Capability{Kind: "escalate-roles"}, []string{adminGoal}},
		{"rules of roles of a namespace", api.Capability{Kind: "escalate-roles", Namespace: "b"}, []string{adminGoal, dbCode, bossToken}},
		{"everything", api.Capability{Kind: "cluster-admin"}, []string{adminGoal}},
		{"an operator", api.Capability{Kind: "steer-operator", Namespace: "b", Names: []string{"boss"}}, []string{adminGoal, bossToken}},
		{"pods of other nodes, without a node", api.Capability{Kind: "move-pods"}, []string{}},
		{"data", api.Capability{Kind: "read-data"}, []string{}},
		{"traffic", api.Capability{Kind: "intercept-traffic"}, []string{}},
		{"outage", api.Capability{Kind: "deny-service"}, []string{}},
		{"weaker rules", api.Capability{Kind: "weaken-policy"}, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w, web := village()
			w.gives(web, tt.give)
			slices.Sort(tt.want)
			got := slices.DeleteFunc(gained(w.graph(t), container(web, "main")), func(s string) bool {
				return s == "code in container main of a/Deployment/web"
			})
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("gained (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPodNames: only some controllers give names that can be known before.
func TestPodNames(t *testing.T) {
	tests := []struct {
		kind, workload, pod string
		want                bool
	}{
		{"Pod", "x", "x", true},
		{"Pod", "x", "x-0", false},
		{"StatefulSet", "x", "x-0", true},
		{"StatefulSet", "x", "x-12", true},
		{"StatefulSet", "x", "x-y", false},
		{"StatefulSet", "x", "x", false},
		{"StaticPod", "x", "x-node1", true},
		{"StaticPod", "x", "x", false},
		{"Deployment", "x", "x-5d4f", false},
		{"DaemonSet", "x", "x-abcde", false},
	}
	for _, tt := range tests {
		t.Run(tt.kind+" "+tt.pod, func(t *testing.T) {
			if got := namesPod(api.Subject{Kind: tt.kind, Name: tt.workload}, []string{"other", tt.pod}); got != tt.want {
				t.Errorf("namesPod = %t, want %t", got, tt.want)
			}
		})
	}
}

// TestCostsAreComplete: each capability that leads further costs something.
func TestCostsAreComplete(t *testing.T) {
	costs, err := Costs()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(api.Capabilities(), controlPlaneNode, "combined") {
		if c, found := costs[name]; leads(name) && (!found || c.Cost < 1 || c.Why == "") {
			t.Errorf("%s costs %+v", name, c)
		}
		if _, found := costs[name]; !leads(name) && found {
			t.Errorf("%s costs something, and leads nowhere", name)
		}
	}
}
