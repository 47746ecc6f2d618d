package system

import (
	admissionv1 "k8s.io/api/admissionregistration/v1"
	"k8s.io/apimachinery/pkg/labels"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// backend is a service that the API server calls.
type backend struct {
	configuration      string
	namespace, service string
	// selector is nil if services were not read.
	selector labels.Selector
}

// backends lists the services of all admission webhooks.
func backends(inv *inventory.Inventory) []backend {
	f := backendFinder{services: map[[2]string]labels.Selector{}, read: inv.Resources["services"]}
	for _, service := range inv.Services {
		if len(service.Spec.Selector) > 0 {
			selector := labels.SelectorFromSet(service.Spec.Selector)
			f.services[[2]string{service.Namespace, service.Name}] = selector
		}
	}
	for _, configuration := range inv.MutatingWebhooks {
		for i := range configuration.Webhooks {
			f.add("MutatingWebhookConfiguration/"+configuration.Name, configuration.Webhooks[i].ClientConfig)
		}
	}
	for _, configuration := range inv.ValidatingWebhooks {
		for i := range configuration.Webhooks {
			f.add("ValidatingWebhookConfiguration/"+configuration.Name, configuration.Webhooks[i].ClientConfig)
		}
	}
	return f.found
}

type backendFinder struct {
	services map[[2]string]labels.Selector
	// read is true if the services were read.
	read  bool
	found []backend
}

func (f *backendFinder) add(configuration string, client admissionv1.WebhookClientConfig) {
	if client.Service == nil {
		return
	}
	b := backend{configuration: configuration, namespace: client.Service.Namespace, service: client.Service.Name}
	b.selector = f.services[[2]string{b.namespace, b.service}]
	if b.selector != nil || !f.read {
		f.found = append(f.found, b)
	}
}

// serves tells whether the service leads to the workload's pods. Where services
// were not read, a service is taken to lead to the workload of its name.
func (b backend) serves(s *subject) bool {
	if b.namespace != s.Namespace {
		return false
	}
	if b.selector == nil {
		return b.service == s.Name
	}
	for _, r := range s.Revisions {
		if b.selector.Matches(labels.Set(r.Pod.Labels)) {
			return true
		}
	}
	return false
}

// webhook is the signal of pods that the API server asks about requests.
func webhook(s *subject, env *Environment) []reason {
	var found []string
	for _, b := range env.backends {
		if b.serves(s) {
			found = append(found, b.configuration)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return []reason{decisive(SignalWebhook, shorten(found))}
}
