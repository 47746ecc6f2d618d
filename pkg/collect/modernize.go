package collect

import (
	"strings"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// modernize gives an object of an old API version the meaning it had there,
// where v1 has another default or another field.
func modernize(o runtime.Object, apiVersion string) {
	switch {
	case strings.HasPrefix(apiVersion, "admissionregistration.k8s.io/v1beta"):
		failOpen(o)
	case strings.HasPrefix(apiVersion, "rbac.authorization.k8s.io/v1alpha"):
		nameGroups(o)
	}
}

// failOpen sets the default of the beta versions, in which a webhook that does
// not answer was ignored (pkg/apis/admissionregistration/v1beta1/defaults.go).
func failOpen(o runtime.Object) {
	ignore := admissionv1.Ignore
	set := func(policy **admissionv1.FailurePolicyType) {
		if *policy == nil {
			*policy = &ignore
		}
	}
	switch o := o.(type) {
	case *admissionv1.MutatingWebhookConfiguration:
		for i := range o.Webhooks {
			set(&o.Webhooks[i].FailurePolicy)
		}
	case *admissionv1.ValidatingWebhookConfiguration:
		for i := range o.Webhooks {
			set(&o.Webhooks[i].FailurePolicy)
		}
	}
}

// nameGroups does what pkg/apis/rbac/v1alpha1/conversion.go does: subjects had
// a version in place of a group, and "*" was everyone who is logged in.
func nameGroups(o runtime.Object) {
	var subjects []rbacv1.Subject
	switch o := o.(type) {
	case *rbacv1.RoleBinding:
		subjects = o.Subjects
	case *rbacv1.ClusterRoleBinding:
		subjects = o.Subjects
	}
	for i := range subjects {
		subject := &subjects[i]
		if subject.Kind == rbacv1.UserKind && subject.Name == "*" {
			subject.Kind, subject.Name = rbacv1.GroupKind, "system:authenticated"
		}
		if subject.Kind != rbacv1.ServiceAccountKind {
			subject.APIGroup = rbacv1.GroupName
		}
	}
}
