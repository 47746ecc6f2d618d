package facts_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// bound binds a role to somebody, with the labels of the binding.
const bound = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: bound, labels: {%s}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: %s, name: %q, apiGroup: rbac.authorization.k8s.io}]
`

// TestImplied: whom the API server names by itself is audited even if only
// the system is, people are not.
func TestImplied(t *testing.T) {
	type judged struct{ Audited, Everyone bool }
	for _, test := range []struct {
		kind, name, labels string
		want               judged
	}{
		{"Group", "system:authenticated", "", judged{true, true}},
		{"Group", "system:unauthenticated", "", judged{true, true}},
		{"Group", "system:serviceaccounts", "", judged{true, true}},
		{"Group", "system:serviceaccounts:apps", "", judged{true, true}},
		{"User", "system:anonymous", "", judged{true, true}},
		{"Group", "system:anonymous", "", judged{}},
		{"Group", "system:nodes", "", judged{true, false}},
		{"Group", "system:nodes", "kubernetes.io/bootstrapping: rbac-defaults", judged{true, false}},
		{"User", "system:nodes", "", judged{}},
		{"Group", "system:bootstrappers", "", judged{true, false}},
		{"Group", "system:bootstrappers:kubeadm:default-node-token", "", judged{true, false}},
		{"Group", "system:bootstrappersof", "", judged{}},
		{"Group", "developers", "", judged{}},
	} {
		t.Run(test.kind+" "+test.name+" "+test.labels, func(t *testing.T) {
			var got judged
			for _, d := range documentsIn(t, fmt.Sprintf(bound, test.labels, test.kind, test.name), facts.Scope{}) {
				if input, ok := d.Input().(facts.IdentityInput); ok && input.Identity.Name == test.name {
					got = judged{true, input.Identity.Everyone}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
