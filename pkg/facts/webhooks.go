package facts

import (
	"fmt"
	"slices"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/utils/ptr"
)

// webhooks lists the webhooks of all admission configurations.
func (b *builder) webhooks() []Webhook {
	list := []Webhook{}
	for _, configuration := range b.inv.MutatingWebhooks {
		for i, w := range configuration.Webhooks {
			list = append(list, b.webhook(hook{
				"MutatingWebhookConfiguration/" + configuration.Name, i, w.Name, true, w.FailurePolicy, w.TimeoutSeconds,
				w.NamespaceSelector, w.Rules, w.ClientConfig,
			}))
		}
	}
	for _, configuration := range b.inv.ValidatingWebhooks {
		for i, w := range configuration.Webhooks {
			list = append(list, b.webhook(hook{
				"ValidatingWebhookConfiguration/" + configuration.Name, i, w.Name, false, w.FailurePolicy, w.TimeoutSeconds,
				w.NamespaceSelector, w.Rules, w.ClientConfig,
			}))
		}
	}
	return list
}

// hook is what mutating and validating webhooks share.
type hook struct {
	configuration string
	index         int
	name          string
	mutating      bool
	failure       *admissionv1.FailurePolicyType
	timeout       *int32
	namespaces    *metav1.LabelSelector
	rules         []admissionv1.RuleWithOperations
	client        admissionv1.WebhookClientConfig
}

func (b *builder) webhook(h hook) Webhook {
	w := Webhook{
		Configuration: h.configuration, Field: fmt.Sprintf("webhooks[%d]", h.index), Name: h.name, Mutating: h.mutating,
		FailurePolicy:  string(ptr.Deref(h.failure, admissionv1.Fail)),
		TimeoutSeconds: int(ptr.Deref(h.timeout, 10)),
		ExemptsSystem:  b.exemptsSystem(h.namespaces),
		Resources:      guarded(h.rules),
	}
	if service := h.client.Service; service != nil {
		w.Service = service.Namespace + "/" + service.Name
	}
	return w
}

// exemptsSystem tells whether a namespace selector leaves out kube-system.
func (b *builder) exemptsSystem(selector *metav1.LabelSelector) bool {
	if selector == nil {
		return false
	}
	parsed, err := metav1.LabelSelectorAsSelector(selector)
	if err != nil {
		return false
	}
	set := labels.Set{"kubernetes.io/metadata.name": metav1.NamespaceSystem}
	for key, value := range b.namespaceLabels(metav1.NamespaceSystem) {
		set[key] = value
	}
	return !parsed.Matches(set)
}

// guarded lists the resources that rules name, with their group.
func guarded(rules []admissionv1.RuleWithOperations) []string {
	list := []string{}
	for _, rule := range rules {
		for _, group := range rule.APIGroups {
			for _, resource := range rule.Resources {
				if group != "" {
					resource = group + "/" + resource
				}
				list = append(list, resource)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
