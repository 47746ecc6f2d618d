package remedy

import (
	"fmt"
	"slices"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

const kindPolicy = "ValidatingAdmissionPolicy"

// guard is an admission policy that ties an account's writes of nodes, or of pods,
// to its own node.
type guard struct {
	ref       api.Change
	account   api.Subject
	kind      string // nodes or pods
	resources []string
}

// guard keeps what a policy of that name guards already, which it replaces.
func (p *Plan) guard(ref api.Change, account api.Subject, kind string) *guard {
	return at(p, ref, func() *guard {
		g := &guard{ref: ref, account: account, kind: kind}
		for _, there := range p.planner.inv.AdmissionPolicies {
			if there.Name == ref.Name && there.Spec.MatchConstraints != nil {
				for _, rule := range there.Spec.MatchConstraints.ResourceRules {
					g.add(rule.Resources...)
				}
			}
		}
		return g
	})
}

func (g *guard) add(resources ...string) {
	g.resources = append(g.resources, resources...)
	slices.Sort(g.resources)
	g.resources = slices.Compact(g.resources)
}

// nodeOfToken is a list, so that an absent node is not equal to an absent name.
const nodeOfToken = `request.userInfo.?extra[?'authentication.kubernetes.io/node-name'].orValue([])`

// policy is written so that an audit can tell that it holds (pkg/facts).
func (g *guard) policy() *admissionv1.ValidatingAdmissionPolicy {
	user := "system:serviceaccount:" + g.account.Namespace + ":" + g.account.Name
	spec := admissionv1.ValidatingAdmissionPolicySpec{
		FailurePolicy: ptr.To(admissionv1.Fail),
		MatchConstraints: &admissionv1.MatchResources{ResourceRules: []admissionv1.NamedRuleWithOperations{{
			RuleWithOperations: admissionv1.RuleWithOperations{
				Operations: g.operations(),
				Rule:       admissionv1.Rule{APIGroups: []string{""}, APIVersions: []string{"v1"}, Resources: g.resources},
			},
		}}},
		MatchConditions: []admissionv1.MatchCondition{{Name: "account", Expression: "request.userInfo.username == " + quoted(user)}},
		Variables:       []admissionv1.Variable{{Name: "node", Expression: nodeOfToken}},
		Validations:     []admissionv1.Validation{g.validation()},
	}
	return &admissionv1.ValidatingAdmissionPolicy{ObjectMeta: metav1.ObjectMeta{Name: g.ref.Name}, Spec: spec}
}

// operations leave out the creation of pods, which are on no node before.
func (g *guard) operations() []admissionv1.OperationType {
	if g.kind == "pods" {
		return []admissionv1.OperationType{admissionv1.Update, admissionv1.Delete}
	}
	return []admissionv1.OperationType{admissionv1.Create, admissionv1.Update, admissionv1.Delete}
}

// validation also refuses pods without a node, and the deletion of several nodes
// at once, which names none.
func (g *guard) validation() admissionv1.Validation {
	v := admissionv1.Validation{
		Expression: "has(request.name) && request.name in variables.node",
		Message:    "the agent may write its own node only",
		Reason:     ptr.To(metav1.StatusReasonForbidden),
	}
	if g.kind == "pods" {
		v.Expression = "has(oldObject.spec.nodeName) && oldObject.spec.nodeName in variables.node"
		v.Message = "the agent may write pods of its own node only"
	}
	return v
}

func (g *guard) binding() *admissionv1.ValidatingAdmissionPolicyBinding {
	return &admissionv1.ValidatingAdmissionPolicyBinding{
		ObjectMeta: metav1.ObjectMeta{Name: g.ref.Name},
		Spec: admissionv1.ValidatingAdmissionPolicyBindingSpec{
			PolicyName: g.ref.Name, ValidationActions: []admissionv1.ValidationAction{admissionv1.Deny},
		},
	}
}

func (g *guard) applyTo(inv *inventory.Inventory) {
	inv.AdmissionPolicies = append(slices.DeleteFunc(slices.Clone(inv.AdmissionPolicies),
		func(p *admissionv1.ValidatingAdmissionPolicy) bool { return p.Name == g.ref.Name }), g.policy())
	inv.AdmissionBindings = append(slices.DeleteFunc(slices.Clone(inv.AdmissionBindings),
		func(b *admissionv1.ValidatingAdmissionPolicyBinding) bool { return b.Name == g.ref.Name }), g.binding())
}

func (g *guard) documents() []Document {
	version, bound := admissionv1.SchemeGroupVersion.String(), api.Change{Kind: kindPolicy + "Binding", Name: g.ref.Name}
	return []Document{
		{Object: g.ref, New: true, Content: object(version, g.ref, nil, map[string]any{"spec": g.policy().Spec})},
		{Object: bound, New: true, Content: object(version, bound, nil, map[string]any{"spec": g.binding().Spec})},
	}
}

// quoted is a text as a string of CEL: a service account's name has no quotes,
// but one in a file may.
func quoted(text string) string { return fmt.Sprintf("%q", text) }
