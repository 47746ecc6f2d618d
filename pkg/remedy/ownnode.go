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

// admissionMinor is the first version whose API server evaluates admission
// policies and puts the node into what it knows of a service account token
// (ServiceAccountTokenPodNodeInfo).
const admissionMinor = 30

const kindPolicy = "ValidatingAdmissionPolicy"

// ownNode ties an agent to its own node: its writes of nodes and of pods are
// refused if they are about another one. It is false unless that is all that a
// finding is about.
func (p *Planner) ownNode(f *api.Finding) (edit, bool) {
	if p.minor > 0 && p.minor < admissionMinor || !onEachNode(f.Workloads) || len(f.Evidence) == 0 {
		return edit{}, false
	}
	var resources []string
	for _, e := range f.Evidence {
		verb, group, resource, ok := question(e.Command)
		if !ok || !ofNode(verb, group, resource) {
			return edit{}, false
		}
		if !slices.Contains(resources, resource) {
			resources = append(resources, resource)
		}
	}
	ref := api.Change{Kind: kindPolicy, Name: fmt.Sprintf("own-node-%s-%s", f.Subject.Namespace, f.Subject.Name)}
	return edit{
		object: ref,
		note: fmt.Sprintf("Needs Kubernetes 1.%d or later. The account keeps its permissions, and the finding stays: "+
			"an audit does not follow what policies refuse.", admissionMinor),
		make: func(plan *Plan) { plan.guard(ref, f.Subject).add(resources) },
	}, true
}

// ofNode tells whether a permission is about objects that belong to one node.
// New pods are not: they may have any account.
func ofNode(verb, group, resource string) bool {
	if group != "" {
		return false
	}
	switch resource {
	case "nodes", "nodes/status":
		return verb != "impersonate"
	case "pods", "pods/status", "pods/ephemeralcontainers":
		return verb != "create"
	}
	return false
}

// guard is an admission policy that ties an account to its node.
type guard struct {
	ref       api.Change
	account   api.Subject
	resources []string
}

func (p *Plan) guard(ref api.Change, account api.Subject) *guard {
	return at(p, ref, func() *guard { return &guard{ref: ref, account: account} })
}

func (g *guard) add(resources []string) {
	g.resources = append(g.resources, resources...)
	slices.Sort(g.resources)
	g.resources = slices.Compact(g.resources)
}

const nodeOfToken = `has(request.userInfo.extra) && 'authentication.kubernetes.io/node-name' in request.userInfo.extra` +
	` ? request.userInfo.extra['authentication.kubernetes.io/node-name'][0] : ''`

func (g *guard) policy() *admissionv1.ValidatingAdmissionPolicy {
	user := "system:serviceaccount:" + g.account.Namespace + ":" + g.account.Name
	spec := admissionv1.ValidatingAdmissionPolicySpec{
		FailurePolicy: ptr.To(admissionv1.Fail),
		MatchConstraints: &admissionv1.MatchResources{ResourceRules: []admissionv1.NamedRuleWithOperations{{
			RuleWithOperations: admissionv1.RuleWithOperations{
				Operations: []admissionv1.OperationType{admissionv1.Create, admissionv1.Update, admissionv1.Delete},
				Rule:       admissionv1.Rule{APIGroups: []string{""}, APIVersions: []string{"v1"}, Resources: g.resources},
			},
		}}},
		MatchConditions: []admissionv1.MatchCondition{{Name: "account", Expression: "request.userInfo.username == " + quoted(user)}},
		Variables:       []admissionv1.Variable{{Name: "node", Expression: nodeOfToken}},
		Validations: []admissionv1.Validation{
			{
				Expression: "request.resource.resource != 'nodes' || request.name == variables.node",
				Message:    "the agent may write its own node only",
			},
			{
				Expression: "request.resource.resource != 'pods' || request.operation == 'CREATE' || " +
					"dyn(oldObject).spec.?nodeName.orValue('') == variables.node",
				Message: "the agent may write pods of its own node only",
			},
		},
	}
	return &admissionv1.ValidatingAdmissionPolicy{ObjectMeta: metav1.ObjectMeta{Name: g.ref.Name}, Spec: spec}
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
	inv.AdmissionPolicies = append(slices.Clone(inv.AdmissionPolicies), g.policy())
	inv.AdmissionBindings = append(slices.Clone(inv.AdmissionBindings), g.binding())
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
