package rbac

import "testing"

func TestAssumedControllers(t *testing.T) {
	assumed := file(t, ``).AssumedControllers()
	grants := assumed[Account("kube-system", "clusterrole-aggregation-controller")]
	allowed := false
	for _, g := range grants {
		allowed = allowed || g.Allows(Request{Verb: "escalate", Group: "rbac.authorization.k8s.io", Resource: "clusterroles", Name: "x"})
		if !g.Builtin || !g.Assumed || g.Subject != "ServiceAccount/kube-system/clusterrole-aggregation-controller" {
			t.Errorf("grant %+v", g)
		}
	}
	if !allowed || len(assumed) < 30 {
		t.Errorf("%d controllers; escalate is allowed: %t", len(assumed), allowed)
	}
}

const wholeCluster = `
kind: ClusterRole
metadata: {name: cluster-admin}
rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
`

func TestNothingIsAssumedOfAWholeCluster(t *testing.T) {
	x := live(t, wholeCluster)
	if assumed := x.AssumedControllers(); len(assumed) > 0 || !x.Whole() {
		t.Errorf("assumed %v of a whole cluster (%t)", assumed, x.Whole())
	}
}

func TestRuleGrants(t *testing.T) {
	x := live(t, wholeCluster)
	grants := x.RuleGrants("ClusterRole/cluster-admin")
	if len(grants) != 1 || grants[0].String() != "*/* [*]" || grants[0].Role != "ClusterRole/cluster-admin" {
		t.Errorf("RuleGrants = %v", grants)
	}
	if grants := x.RuleGrants("ClusterRole/none"); grants != nil {
		t.Errorf("a role that was not read: %v", grants)
	}
}

func TestHolds(t *testing.T) {
	x := live(t, wholeCluster+`
---
kind: ClusterRoleBinding
metadata: {name: own}
roleRef: {kind: ClusterRole, name: cluster-admin, apiGroup: rbac.authorization.k8s.io}
subjects: [{kind: ServiceAccount, name: x, namespace: a}]
---
kind: ClusterRoleBinding
metadata: {name: all}
roleRef: {kind: ClusterRole, name: cluster-admin, apiGroup: rbac.authorization.k8s.io}
subjects: [{kind: Group, name: "system:serviceaccounts"}]
---
kind: ClusterRoleBinding
metadata: {name: default, labels: {kubernetes.io/bootstrapping: rbac-defaults}}
roleRef: {kind: ClusterRole, name: cluster-admin, apiGroup: rbac.authorization.k8s.io}
subjects: [{kind: ServiceAccount, name: y, namespace: a}]
`)
	for name, want := range map[string]bool{"x": true, "y": false, "z": false} {
		if got := x.Holds(Account("a", name)); got != want {
			t.Errorf("Holds(%s) = %t, want %t", name, got, want)
		}
	}
}
