package remedy

import (
	"reflect"
	"slices"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// webhooks is a configuration of validating webhooks that guards more.
type webhooks struct {
	ref api.Change
	was *admissionv1.ValidatingWebhookConfiguration
	now *admissionv1.ValidatingWebhookConfiguration
	// touched are the places of the webhooks that change.
	touched []int
}

func (p *Plan) webhooks(ref api.Change, was *admissionv1.ValidatingWebhookConfiguration) *webhooks {
	return at(p, ref, func() *webhooks { return &webhooks{ref: ref, was: was, now: was.DeepCopy()} })
}

func (p *Planner) webhookWays(ref api.Change, path fieldPath) ([]edit, string) {
	i := slices.IndexFunc(p.inv.ValidatingWebhooks, func(c *admissionv1.ValidatingWebhookConfiguration) bool { return c.Name == ref.Name })
	if ref.Kind != "ValidatingWebhookConfiguration" || i < 0 {
		return nil, "what to change in " + ref.Reference() + " depends on the component"
	}
	was, n := p.inv.ValidatingWebhooks[i], path.index(0)
	hook := pick(was.Webhooks, n)
	if hook == nil {
		return nil, ref.Reference() + " has no such webhook"
	}
	var change func(*admissionv1.ValidatingWebhook)
	note := ""
	switch path.at(1) {
	case "failurePolicy":
		change = func(w *admissionv1.ValidatingWebhook) { w.FailurePolicy = ptr.To(admissionv1.Fail) }
		note = "Before that, give its server two replicas: nothing that it guards can be changed while none answers."
	case "namespaceSelector":
		if change = guardSystem(hook); change == nil {
			return nil, "the selector leaves kube-system out by a label: write it so that it guards kube-system, too"
		}
	}
	return []edit{{object: ref, note: note, make: func(plan *Plan) { plan.webhooks(ref, was).edit(n, change) }}}, ""
}

func (w *webhooks) edit(n int, change func(*admissionv1.ValidatingWebhook)) {
	change(&w.now.Webhooks[n])
	if !slices.Contains(w.touched, n) {
		w.touched = append(w.touched, n)
	}
}

// guardSystem takes kube-system from the namespaces that a webhook leaves out by
// name; nil if it leaves it out otherwise.
func guardSystem(hook *admissionv1.ValidatingWebhook) func(*admissionv1.ValidatingWebhook) {
	names := func(r metav1.LabelSelectorRequirement) bool {
		return r.Key == corev1.LabelMetadataName && r.Operator == metav1.LabelSelectorOpNotIn && slices.Contains(r.Values, metav1.NamespaceSystem)
	}
	if hook.NamespaceSelector == nil || !slices.ContainsFunc(hook.NamespaceSelector.MatchExpressions, names) {
		return nil
	}
	return func(w *admissionv1.ValidatingWebhook) {
		rules := w.NamespaceSelector.MatchExpressions
		for i := range rules {
			if names(rules[i]) {
				rules[i].Values = without(rules[i].Values, func(name string) bool { return name == metav1.NamespaceSystem })
			}
		}
		w.NamespaceSelector.MatchExpressions = without(rules, func(r metav1.LabelSelectorRequirement) bool {
			return r.Key == corev1.LabelMetadataName && len(r.Values) == 0
		})
	}
}

func (w *webhooks) applyTo(inv *inventory.Inventory) {
	inv.ValidatingWebhooks = slices.Clone(inv.ValidatingWebhooks)
	for i, x := range inv.ValidatingWebhooks {
		if x == w.was {
			inv.ValidatingWebhooks[i] = w.now
		}
	}
}

func (w *webhooks) documents() []Document {
	var hooks []any
	for _, n := range w.touched {
		now, was := w.now.Webhooks[n], w.was.Webhooks[n]
		hook := map[string]any{"name": now.Name}
		if ptr.Deref(now.FailurePolicy, "") != ptr.Deref(was.FailurePolicy, "") {
			hook["failurePolicy"] = now.FailurePolicy
		}
		if !reflect.DeepEqual(now.NamespaceSelector, was.NamespaceSelector) {
			hook["namespaceSelector"] = map[string]any{"matchExpressions": now.NamespaceSelector.MatchExpressions}
		}
		hooks = append(hooks, hook)
	}
	return []Document{{
		Object: w.ref, Patch: true,
		Content: object(admissionv1.SchemeGroupVersion.String(), w.ref, nil, map[string]any{"webhooks": hooks}),
	}}
}
