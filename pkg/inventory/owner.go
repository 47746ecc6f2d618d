package inventory

import (
	"regexp"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// ownerKey names a controller.
type ownerKey struct{ namespace, kind, name string }

// controller is an object that makes pods, or makes those that do.
type controller struct {
	labels      map[string]string
	annotations map[string]string
	owner       *metav1.OwnerReference
	// template is nil if only the metadata was read.
	template *corev1.Pod
	// finished is true for a Job that has run to its end.
	finished bool
	origin   manifest.Origin
	path     string
}

// top climbs from the direct controller of a pod to the one that a person
// edits: from ReplicaSet to Deployment, from Job to CronJob.
func (b *Builder) top(key ownerKey, pod *corev1.Pod) ownerKey {
	switch key.kind {
	case "ReplicaSet", "Job", "ReplicationController":
	default:
		return key
	}
	c, ok := b.controllers[key]
	switch {
	case ok && c.owner != nil:
		return ownerKey{key.namespace, c.owner.Kind, c.owner.Name}
	case ok:
		return key
	}
	return inferred(key, pod)
}

// inferred names the top controller when the middle one was not read: its name
// is the top one's with an end that the pod's labels or a pattern tell.
func inferred(key ownerKey, pod *corev1.Pod) ownerKey {
	switch key.kind {
	case "ReplicaSet":
		hash := pod.Labels["pod-template-hash"]
		if name, ok := strings.CutSuffix(key.name, "-"+hash); ok && hash != "" {
			return ownerKey{key.namespace, "Deployment", name}
		}
	case "ReplicationController":
		if name := pod.Annotations["openshift.io/deployment-config.name"]; name != "" {
			return ownerKey{key.namespace, "DeploymentConfig", name}
		}
	case "Job":
		// The CronJob controller appends the scheduled time in minutes.
		if m := regexp.MustCompile(`^(.+)-\d{8,10}$`).FindStringSubmatch(key.name); m != nil {
			return ownerKey{key.namespace, "CronJob", m[1]}
		}
	}
	return key
}
