package collect

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	admissionv1 "k8s.io/api/admissionregistration/v1"
	rbacv1 "k8s.io/api/rbac/v1"
)

func TestModernize(t *testing.T) {
	unpack(t, `
-- f.yaml --
kind: ValidatingWebhookConfiguration
apiVersion: admissionregistration.k8s.io/v1beta1
metadata: {name: a}
webhooks: [{name: a}, {name: b, failurePolicy: Fail}]
---
kind: MutatingWebhookConfiguration
apiVersion: admissionregistration.k8s.io/v1beta1
metadata: {name: a}
webhooks: [{name: a}]
---
kind: MutatingWebhookConfiguration
apiVersion: admissionregistration.k8s.io/v1
metadata: {name: b}
webhooks: [{name: a}]
---
kind: RoleBinding
apiVersion: rbac.authorization.k8s.io/v1alpha1
metadata: {name: a}
subjects:
- {kind: User, name: "*", apiVersion: rbac/v1alpha1}
- {kind: ServiceAccount, name: s, apiVersion: v1}
`)
	sink := &recorder{}
	if _, err := Files(FileOptions{Filenames: []string{"f.yaml"}}).Read(t.Context(), sink); err != nil {
		t.Fatal(err)
	}
	if len(sink.gaps) > 0 {
		t.Errorf("gaps: %v", sink.gapLines())
	}
	policies, subjects := map[string]string{}, []rbacv1.Subject(nil)
	note := func(config, webhook string, policy *admissionv1.FailurePolicyType) {
		if policy != nil {
			policies[config+"/"+webhook] = string(*policy)
		}
	}
	for _, o := range sink.objects {
		switch o := o.Object.(type) {
		case *admissionv1.ValidatingWebhookConfiguration:
			for _, w := range o.Webhooks {
				note("validating-"+o.Name, w.Name, w.FailurePolicy)
			}
		case *admissionv1.MutatingWebhookConfiguration:
			for _, w := range o.Webhooks {
				note("mutating-"+o.Name, w.Name, w.FailurePolicy)
			}
		case *rbacv1.RoleBinding:
			subjects = o.Subjects
		}
	}
	want := map[string]string{"validating-a/a": "Ignore", "validating-a/b": "Fail", "mutating-a/a": "Ignore"}
	if diff := cmp.Diff(want, policies); diff != "" {
		t.Errorf("failure policies (-want +got):\n%s", diff)
	}
	wantSubjects := []rbacv1.Subject{
		{Kind: "Group", Name: "system:authenticated", APIGroup: "rbac.authorization.k8s.io"},
		{Kind: "ServiceAccount", Name: "s"},
	}
	if diff := cmp.Diff(wantSubjects, subjects); diff != "" {
		t.Errorf("subjects (-want +got):\n%s", diff)
	}
}
