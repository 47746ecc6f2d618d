package facts_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ownNode is an admission policy for which the parts given replace the usual
// ones: the condition, the validation, the resources and the binding.
type ownNode struct{ condition, validation, rule, constraints, binding, more string }

func (p ownNode) manifests() string {
	or := func(text, usual string) string {
		if text == "" {
			return usual
		}
		return text
	}
	return fmt.Sprintf(`---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: own-node}
spec:
  matchConstraints:
    resourceRules: [%s]
    %s
  matchConditions: [{name: who, expression: %s}]
  validations: [{expression: %s}]
  %s
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: own-node}
spec: {policyName: own-node, %s}
`,
		or(p.rule, `{apiGroups: [""], apiVersions: [v1], operations: [UPDATE], resources: [nodes, nodes/status]}`), p.constraints,
		or(p.condition, `"request.userInfo.username == 'system:serviceaccount:apps:a'"`),
		or(p.validation, `"object.metadata.name in request.userInfo.extra['authentication.kubernetes.io/node-name']"`), p.more,
		or(p.binding, "validationActions: [Deny]"))
}

func TestRestrictions(t *testing.T) {
	policy := []string{"ValidatingAdmissionPolicy/own-node"}
	both := map[string][]string{"nodes": policy, "nodes/status": policy}
	none := map[string][]string{}
	for _, test := range []struct {
		name   string
		policy ownNode
		want   map[string][]string
	}{
		{"a condition that names the account", ownNode{}, both},
		{"one of several accounts", ownNode{condition: `"request.userInfo.username == 'x' || request.userInfo.username == \"system:serviceaccount:apps:a\""`}, both},
		{"parts of resources", ownNode{rule: `{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["nodes/*", pods]}`},
			map[string][]string{"nodes/status": policy, "pods": policy}},
		{"a validation that names the account", ownNode{validation: `"request.userInfo.username != 'system:serviceaccount:apps:a'"`}, both},
		{"a validation that names others too", ownNode{
			validation: `"request.userInfo.username != 'system:serviceaccount:apps:a' || object.metadata.name in request.userInfo.extra['authentication.kubernetes.io/node-name']"`,
		}, both},
		{"a variable", ownNode{
			validation: `"object.metadata.name == variables.own"`,
			more:       `variables: [{name: own, expression: "request.userInfo.extra['authentication.kubernetes.io/node-name'][0]"}]`,
		}, both},
		{"another account", ownNode{condition: `"request.userInfo.username == 'system:serviceaccount:apps:b'"`}, none},
		{"all but the account", ownNode{condition: `"request.userInfo.username != 'system:serviceaccount:apps:a'"`}, none},
		{"a condition with more to it", ownNode{condition: `"request.userInfo.username == 'system:serviceaccount:apps:a' && request.name != 'x'"`}, none},
		{"a validation that lets others pass", ownNode{
			validation: `"request.name == 'x' || object.metadata.name in request.userInfo.extra['authentication.kubernetes.io/node-name']"`,
		}, map[string][]string{}},
		{"a validation that only wants a node", ownNode{validation: `"'authentication.kubernetes.io/node-name' in request.userInfo.extra"`}, none},
		{"a validation about something else", ownNode{validation: `"object.metadata.name != 'x'"`}, none},
		{"only a warning", ownNode{binding: "validationActions: [Warn, Audit]"}, none},
		{"bound for some objects", ownNode{binding: "validationActions: [Deny], matchResources: {objectSelector: {matchLabels: {a: b}}}"}, none},
		{"not bound", ownNode{binding: "validationActions: [Deny], paramRef: {name: x, parameterNotFoundAction: Deny}", more: "paramKind: {apiVersion: v1, kind: ConfigMap}"}, none},
		{"failing open", ownNode{more: "failurePolicy: Ignore"}, none},
		{"only what is created", ownNode{rule: `{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [nodes]}`}, none},
		{"only one object", ownNode{rule: `{apiGroups: [""], apiVersions: [v1], operations: [UPDATE], resources: [nodes], resourceNames: [x]}`}, none},
		{"only some objects", ownNode{constraints: "objectSelector: {matchLabels: {a: b}}"}, none},
		{"another group", ownNode{rule: `{apiGroups: [apps], apiVersions: [v1], operations: [UPDATE], resources: [nodes]}`}, none},
	} {
		t.Run(test.name, func(t *testing.T) {
			account, _ := identityIn(t, runs("a", "n1")+may("a", deletesPods)+test.policy.manifests(), "apps", "a")
			if diff := cmp.Diff(test.want, account.Restricted); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
