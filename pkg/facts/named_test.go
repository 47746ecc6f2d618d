package facts_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// clerks are two accounts with something, and one with nothing, whose tokens
// are in secrets, and pods with names that a rule can name.
const clerks = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: clerk, namespace: apps}
secrets: [{name: clerk-token-abcde}, {name: clerk-dockercfg-fghij}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: idle, namespace: apps}
secrets: [{name: idle-token-abcde}]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: apps}
spec: {template: {spec: {serviceAccountName: clerk, containers: [{name: c, image: x, securityContext: {privileged: true}}]}}}
---
apiVersion: v1
kind: Pod
metadata: {name: shell, namespace: apps}
spec: {serviceAccountName: idle, containers: [{name: c, image: x}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: apps}
`

func TestNamedLeads(t *testing.T) {
	nobody := facts.NamedAccounts{Powerful: []facts.PowerfulAccount{}, Others: []string{}}
	clerk := facts.NamedAccounts{Powerful: []facts.PowerfulAccount{}, Others: []string{"apps/clerk"}}
	aggregator := facts.NamedAccounts{
		Powerful: []facts.PowerfulAccount{{
			Account: "kube-system/clusterrole-aggregation-controller", Why: "can add permissions to cluster roles", Assumed: true,
		}},
		Others: []string{},
	}
	for _, test := range []struct {
		name, rule string
		want       func(*facts.Named)
	}{
		{"an account that holds something, and one that does not", `{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [clerk, idle, gone]}`,
			func(n *facts.Named) { n.Accounts = clerk }},
		{"a controller of Kubernetes", `{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [clusterrole-aggregation-controller]}`,
			func(n *facts.Named) { n.Accounts = aggregator }},
		{"an account that holds no more", `{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [clerk]}, ` + readsSecrets,
			func(*facts.Named) {}},
		{"secrets with tokens", `{apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [clerk-token-abcde, idle-token-abcde, clerk-dockercfg-fghij]}`,
			func(n *facts.Named) { n.Tokens = clerk }},
		{"pods", `{apiGroups: [""], resources: [pods/exec], verbs: [create], resourceNames: [db-0, shell, db-x, db]}`,
			func(n *facts.Named) {
				n.Pods = []facts.Consumer{
					{Workload: "Pod/apps/shell", Object: "Pod/apps/shell"},
					{Workload: "StatefulSet/apps/db", Object: "Pod/apps/db-0", Privileged: true},
				}
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			account, _ := identityIn(t, clerks+may("a", test.rule)+may("clerk", readsSecrets), "apps", "a")
			want := facts.Named{
				Accounts: nobody, Users: nobody, Groups: nobody, Tokens: nobody, Pods: []facts.Consumer{}, Strong: []string{}, Own: []string{}, Consumers: []facts.Consumer{},
			}
			test.want(&want)
			if diff := cmp.Diff(want, account.Named["0"]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
