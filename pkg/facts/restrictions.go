package facts

import (
	"regexp"
	"slices"
	"strings"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// nodeClaim is what the API server adds to the token of a pod: its node.
const nodeClaim = "authentication.kubernetes.io/node-name"

// restrictable are the resources on which an admission policy may keep agents to
// their own node.
func restrictable() []string { return []string{"nodes", "nodes/status", "pods", "pods/status"} }

// Restricted lists the restrictions of an account's changes, as its document does.
func (f *Facts) Restricted(id rbac.Identity) map[string][]string {
	return f.builder.neighborhood().restrictions(id)
}

// restrictions lists, by resource, the admission policies that for certain keep
// the changes of an account to its own node, or refuse them. What is not certain
// counts as no restriction.
func (n *neighborhood) restrictions(id rbac.Identity) map[string][]string {
	found := map[string][]string{}
	if id.Kind != rbacv1.ServiceAccountKind {
		return found
	}
	for _, policy := range n.inv.AdmissionPolicies {
		if !n.denies(policy) || !appliesTo(policy, id.UserName()) || !restricts(policy, id.UserName()) {
			continue
		}
		for _, resource := range restrictable() {
			if guards(policy.Spec.MatchConstraints, resource) {
				found[resource] = append(found[resource], "ValidatingAdmissionPolicy/"+policy.Name)
			}
		}
	}
	return found
}

// denies tells whether a policy is bound for all objects, and refuses.
func (n *neighborhood) denies(policy *admissionv1.ValidatingAdmissionPolicy) bool {
	if ptr.Deref(policy.Spec.FailurePolicy, admissionv1.Fail) != admissionv1.Fail || policy.Spec.ParamKind != nil {
		return false
	}
	return slices.ContainsFunc(n.inv.AdmissionBindings, func(b *admissionv1.ValidatingAdmissionPolicyBinding) bool {
		return b.Spec.PolicyName == policy.Name && b.Spec.MatchResources == nil &&
			slices.Contains(b.Spec.ValidationActions, admissionv1.Deny)
	})
}

// guards tells whether changes of all objects of a resource are checked.
func guards(m *admissionv1.MatchResources, resource string) bool {
	if m == nil || len(m.ExcludeResourceRules) > 0 || selects(m.NamespaceSelector) || selects(m.ObjectSelector) {
		return false
	}
	return slices.ContainsFunc(m.ResourceRules, func(r admissionv1.NamedRuleWithOperations) bool {
		return len(r.ResourceNames) == 0 && anyOf(r.APIGroups, "", "*") && anyOf(r.Resources, writtenAs(resource)...) &&
			anyOf(r.Operations, admissionv1.Update, admissionv1.OperationAll)
	})
}

func selects(s *metav1.LabelSelector) bool {
	return s != nil && len(s.MatchLabels)+len(s.MatchExpressions) > 0
}

func anyOf[T comparable](list []T, wanted ...T) bool {
	return slices.ContainsFunc(list, func(one T) bool { return slices.Contains(wanted, one) })
}

// writtenAs is how a rule of an admission policy may write a resource. There,
// other than in RBAC, "*" is all resources without their parts.
func writtenAs(resource string) []string {
	parent, sub, ok := strings.Cut(resource, "/")
	if !ok {
		return []string{resource, "*", "*/*"}
	}
	return []string{resource, parent + "/*", "*/" + sub, "*/*"}
}

// appliesTo tells whether no condition can leave a user out: each is a choice
// of which one is that user.
func appliesTo(policy *admissionv1.ValidatingAdmissionPolicy, user string) bool {
	return !slices.ContainsFunc(policy.Spec.MatchConditions, func(c admissionv1.MatchCondition) bool {
		return !hasChoice(c.Expression, user)
	})
}

// restricts tells whether a validation refuses the user all objects but those of
// the node in the token.
func restricts(policy *admissionv1.ValidatingAdmissionPolicy, user string) bool {
	return slices.ContainsFunc(policy.Spec.Validations, func(v admissionv1.Validation) bool {
		choices := slices.DeleteFunc(strings.Split(v.Expression, "||"), func(choice string) bool { return isUser(choice, "!=", user) })
		return !slices.ContainsFunc(choices, func(choice string) bool { return !comparesNode(policy, choice) })
	})
}

// comparesNode tells whether an expression needs the object to belong to the
// node in the token.
func comparesNode(policy *admissionv1.ValidatingAdmissionPolicy, expression string) bool {
	if strings.Contains(expression, " ? ") {
		return false
	}
	for _, v := range policy.Spec.Variables {
		expression = strings.ReplaceAll(expression, "variables."+v.Name, v.Expression)
	}
	ofObject := regexp.MustCompile(`\b(object|oldObject)\.(metadata\.name|spec\.nodeName)\b|\brequest\.name\b`)
	return strings.Contains(expression, nodeClaim) && ofObject.MatchString(expression)
}

// hasChoice tells whether one of an expression's alternatives is that somebody is
// the user.
func hasChoice(expression, user string) bool {
	return slices.ContainsFunc(strings.Split(expression, "||"), func(choice string) bool { return isUser(choice, "==", user) })
}

// isUser tells whether an expression is the comparison with the user's name and
// nothing else.
func isUser(expression, operator, user string) bool {
	name, ok := strings.CutPrefix(strings.TrimSpace(expression), "request.userInfo.username "+operator+" ")
	return ok && (name == `"`+user+`"` || name == "'"+user+"'")
}
