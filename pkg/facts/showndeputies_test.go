package facts_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

const podDefinition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec: {versions: [{name: v1, schema: {openAPIV3Schema: {properties: {spec: {properties: {pod: {properties: {containers: {items: {properties: {image: {}}}}}}}}}}}}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: apps}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: op, namespace: apps}
`

func TestShownDeputies(t *testing.T) {
	const (
		writes  = `{apiGroups: [example.com], resources: [things], verbs: [create]}`
		reports = `{apiGroups: [example.com], resources: [things/status], verbs: [update]}`
		starts  = `{apiGroups: [apps], resources: [statefulsets], verbs: [create]}`
	)
	deputy := []facts.Deputy{{
		Resource: "example.com/things", Verbs: []string{"create"}, Operator: "apps/op", Effect: "pods",
		Powerful: true, Why: "can start pods as kube-system/clusterrole-aggregation-controller",
		Definition: "things.example.com", Field: "spec.pod",
	}}
	for _, test := range []struct {
		name, manifests string
		want            []facts.Deputy
	}{
		{"an operator that reports and starts pods", podDefinition + may("a", writes) + may("op", reports+", "+starts), deputy},
		{"one that starts no pods", podDefinition + may("a", writes) + may("op", reports), []facts.Deputy{}},
		{"one that only starts pods", podDefinition + may("a", writes) + may("op", starts), []facts.Deputy{}},
		{"one with a wildcard is no operator of this", podDefinition + may("a", writes) + may("op", `{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}`), []facts.Deputy{}},
		{"who only reads", podDefinition + may("a", `{apiGroups: [example.com], resources: [things], verbs: [get]}`) + may("op", reports+", "+starts), []facts.Deputy{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			account, _ := identityIn(t, test.manifests, "apps", "a")
			if diff := cmp.Diff(test.want, account.Deputies); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if operator, _ := identityIn(t, podDefinition+may("op", writes+", "+reports+", "+starts), "apps", "op"); len(operator.Deputies) > 0 {
		t.Errorf("the operator steers itself: %+v", operator.Deputies)
	}
}
