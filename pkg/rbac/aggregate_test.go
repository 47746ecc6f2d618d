package rbac

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const bound = `
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {kind: ClusterRole, name: all}
subjects: [{kind: User, name: u}]
---
`

const parts = `
kind: ClusterRole
metadata: {name: b-part, labels: {to-all: "true", tier: back}}
rules: [{verbs: [get], apiGroups: [""], resources: [pods]}]
---
kind: ClusterRole
metadata: {name: a-part, labels: {to-all: "true", tier: front}}
rules:
- {verbs: [list], apiGroups: [""], resources: [nodes]}
- {verbs: [get], apiGroups: [""], resources: [pods]}
---
kind: ClusterRole
metadata: {name: c-part, labels: {tier: back, to-middle: "true"}}
rules: [{verbs: [get], nonResourceURLs: [/metrics]}]
---
kind: ClusterRole
metadata: {name: middle, labels: {to-all: "true"}}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-middle: "true"}}]}
---
`

// edit keeps the default role of that name out of the way.
const edit = "kind: ClusterRole\nmetadata: {name: edit}\n---\n"

func TestAggregation(t *testing.T) {
	const (
		nodes   = "nodes [list] < ClusterRole/all#0 from ClusterRole/a-part < ClusterRoleBinding/b < User/u"
		pods    = "pods [get] < ClusterRole/all#1 from ClusterRole/a-part < ClusterRoleBinding/b < User/u"
		metrics = "/metrics [get] < ClusterRole/all#2 from ClusterRole/c-part < ClusterRoleBinding/b < User/u"
	)
	all := func(selectors, rules string) string {
		return "kind: ClusterRole\nmetadata: {name: all, labels: {to-all: \"true\", tier: back}}\naggregationRule: {clusterRoleSelectors: [" + selectors + "]}\nrules: [" + rules + "]\n"
	}
	tests := []struct {
		name string
		role string
		want []string
	}{
		{"by label, each rule once, by role name, through another", all(`{matchLabels: {to-all: "true"}}`, ""), []string{nodes, pods, metrics}},
		{"selectors in their order", all(`{matchLabels: {tier: back}}, {matchLabels: {tier: front}}`, ""), []string{
			"pods [get] < ClusterRole/all#0 from ClusterRole/b-part < ClusterRoleBinding/b < User/u",
			"/metrics [get] < ClusterRole/all#1 from ClusterRole/c-part < ClusterRoleBinding/b < User/u",
			"nodes [list] < ClusterRole/all#2 from ClusterRole/a-part < ClusterRoleBinding/b < User/u",
		}},
		{"expressions", all(`{matchExpressions: [{key: tier, operator: In, values: [front, side]}]}`, ""), []string{nodes, pods}},
		{"an empty selector takes all", all(`{}`, "") + "---\nkind: ClusterRole\nmetadata: {name: cluster-admin}\n", []string{nodes, pods, metrics}},
		{"default roles that were not read", all(`{matchLabels: {kubernetes.io/bootstrapping: rbac-defaults}, matchExpressions: [{key: rbac.authorization.k8s.io/aggregate-to-admin, operator: Exists}]}`, ""), []string{
			"authorization.k8s.io/localsubjectaccessreviews [create] < ClusterRole/all#0 from ClusterRole/system:aggregate-to-admin < ClusterRoleBinding/b < User/u assumed",
			"rbac.authorization.k8s.io/rolebindings, rbac.authorization.k8s.io/roles [create, delete, deletecollection, get, list, patch, update, watch] < ClusterRole/all#1 from ClusterRole/system:aggregate-to-admin < ClusterRoleBinding/b < User/u assumed",
		}},
		{"nothing selected", all(`{matchLabels: {to-all: "false"}}`, ""), nil},
		{"rules that a cluster filled in stay, with their source", all(`{matchLabels: {to-all: "true"}}`, "{verbs: [get], nonResourceURLs: [/metrics]}, {verbs: [get], nonResourceURLs: [/old]}"), []string{
			"/metrics [get] < ClusterRole/all#0 from ClusterRole/c-part < ClusterRoleBinding/b < User/u",
			"/old [get] < ClusterRole/all#1 < ClusterRoleBinding/b < User/u",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := short(file(t, bound+parts+edit+tt.role).Grants(User("u")))
			if diff := cmp.Diff(append([]string{}, tt.want...), got); diff != "" {
				t.Errorf("grants (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAggregationInACircle(t *testing.T) {
	x := file(t, bound+`
kind: ClusterRole
metadata: {name: all, labels: {to-other: "true"}}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-all: "true"}}]}
---
kind: ClusterRole
metadata: {name: other, labels: {to-all: "true"}}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-other: "true"}}]}
---
kind: ClusterRole
metadata: {name: z, labels: {to-other: "true"}}
rules: [{verbs: [get], nonResourceURLs: [/metrics]}]
`)
	want := []string{"/metrics [get] < ClusterRole/all#0 from ClusterRole/z < ClusterRoleBinding/b < User/u"}
	if diff := cmp.Diff(want, short(x.Grants(User("u")))); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
}

// The rules of a role that selects itself come in the order of the others.
func TestAggregationOfItself(t *testing.T) {
	const gathers = "kind: ClusterRole\nmetadata: {name: %s, labels: {%s: \"true\"}}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {%s: \"true\"}}]}\n---\n"
	x := file(t, bound+parts+fmt.Sprintf(gathers, "all", "to-me", "to-me")+fmt.Sprintf(gathers, "m", "to-me", "to-z")+
		fmt.Sprintf(gathers, "z", "to-z", "to-middle")+`
kind: ClusterRole
metadata: {name: "n", labels: {to-me: "true"}}
rules: [{verbs: [get], nonResourceURLs: [/logs]}]
`)
	want := []string{
		"/metrics [get] < ClusterRole/all#0 from ClusterRole/c-part < ClusterRoleBinding/b < User/u",
		"/logs [get] < ClusterRole/all#1 from ClusterRole/n < ClusterRoleBinding/b < User/u",
	}
	if diff := cmp.Diff(want, short(x.Grants(User("u")))); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
}

func TestBadSelectorIsAProblem(t *testing.T) {
	x := file(t, bound+`
kind: ClusterRole
metadata: {name: all}
aggregationRule: {clusterRoleSelectors: [{}, {matchExpressions: [{key: tier, operator: Near}]}]}
`)
	got := x.Unresolved()
	const want = `aggregationRule.clusterRoleSelectors[1]: "Near" is not a valid label selector operator`
	if len(got) != 1 || got[0].Problem != want || got[0].Role != Present {
		t.Errorf("unresolved %+v, want the problem %q", got, want)
	}
}
