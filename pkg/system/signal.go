package system

import api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"

// The signals that are found in code. Markers and functions of the catalog add
// their own, such as addon-manager, cloud-managed, olm, csi-driver, helm and
// gitops.
const (
	// SignalNamespace: the namespace belongs to Kubernetes, to a distribution
	// or to a known component.
	SignalNamespace = "namespace"
	// SignalPriorityClass: the pods go before those of all users.
	SignalPriorityClass = "priority-class"
	// SignalStaticPod: a kubelet runs the pod from its disk.
	SignalStaticPod = "static-pod"
	// SignalNodeResident: a DaemonSet that is on every node, or could be.
	SignalNodeResident = "node-resident"
	// SignalHostAccess: the pods reach into the node below them.
	SignalHostAccess = "host-access"
	// SignalClusterWrite: the service account may write in all namespaces, or
	// to cluster-wide objects.
	SignalClusterWrite = "cluster-write"
	// SignalWebhook: the API server asks these pods when objects are written.
	SignalWebhook = "webhook"
	// SignalOperator: a custom resource owns the workload. It decides only if
	// the catalog knows the resource as one of a component.
	SignalOperator = "operator"
	// SignalController: name and image are those of an operator.
	SignalController = "controller"
	// SignalImage: a known component's image, from where it is published.
	SignalImage = "image"
	// SignalImageName: an image called like that of a known component, from
	// elsewhere, such as a company's mirror.
	SignalImageName = "image-name"
	// SignalComponent: labels, or name and labels, are those of a known
	// component.
	SignalComponent = "component"
	// SignalNameOnly: a known component's name or labels, but none of its
	// images. It decides nothing.
	SignalNameOnly = "name-only"
)

// reason is a signal, and whether it makes a system workload by itself.
type reason struct {
	api.Signal
	decisive bool
}

func decisive(signal, detail string) reason {
	return reason{api.Signal{Signal: signal, Detail: detail}, true}
}

func supporting(signal, detail string) reason {
	return reason{api.Signal{Signal: signal, Detail: detail}, false}
}
