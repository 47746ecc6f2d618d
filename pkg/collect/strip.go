package collect

import (
	"maps"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// strip removes what no audit reads and nobody should find in a snapshot:
// environment values, annotations, managed fields and most of the status. It
// works in place.
func strip(o runtime.Object) {
	if meta, ok := o.(metav1.Object); ok {
		stripMeta(meta)
	}
	switch o := o.(type) {
	case *corev1.Pod:
		o.Status = corev1.PodStatus{Phase: o.Status.Phase}
		inventory.StripPodSpec(&o.Spec)
	case *corev1.Node:
		o.Status = corev1.NodeStatus{NodeInfo: o.Status.NodeInfo}
	case *corev1.Service:
		o.Status = corev1.ServiceStatus{}
	case *corev1.PersistentVolume:
		o.Status = corev1.PersistentVolumeStatus{}
	case *corev1.PersistentVolumeClaim:
		o.Status = corev1.PersistentVolumeClaimStatus{}
	case *corev1.Namespace:
		o.Status = corev1.NamespaceStatus{}
	case *corev1.ReplicationController:
		o.Status = corev1.ReplicationControllerStatus{}
		if o.Spec.Template != nil {
			stripTemplate(o.Spec.Template)
		}
	default:
		stripController(o)
	}
}

func stripController(o runtime.Object) {
	switch o := o.(type) {
	case *appsv1.DaemonSet:
		o.Status = appsv1.DaemonSetStatus{}
		stripTemplate(&o.Spec.Template)
	case *appsv1.Deployment:
		o.Status = appsv1.DeploymentStatus{}
		stripTemplate(&o.Spec.Template)
	case *appsv1.StatefulSet:
		o.Status = appsv1.StatefulSetStatus{}
		stripTemplate(&o.Spec.Template)
	case *appsv1.ReplicaSet:
		o.Status = appsv1.ReplicaSetStatus{}
		stripTemplate(&o.Spec.Template)
	case *batchv1.Job:
		o.Status = batchv1.JobStatus{CompletionTime: o.Status.CompletionTime, Succeeded: o.Status.Succeeded}
		stripTemplate(&o.Spec.Template)
	case *batchv1.CronJob:
		o.Status = batchv1.CronJobStatus{}
		stripMeta(&o.Spec.JobTemplate)
		stripTemplate(&o.Spec.JobTemplate.Spec.Template)
	}
}

func stripTemplate(template *corev1.PodTemplateSpec) {
	stripMeta(template)
	inventory.StripPodSpec(&template.Spec)
}

// stripMeta keeps the UID, by which a pod of a cluster is told from one of a
// manifest.
func stripMeta(meta metav1.Object) {
	meta.SetManagedFields(nil)
	meta.SetSelfLink("")
	meta.SetResourceVersion("")
	meta.SetGeneration(0)
	meta.SetCreationTimestamp(metav1.Time{})
	annotations := maps.Clone(meta.GetAnnotations())
	maps.DeleteFunc(annotations, func(key, _ string) bool { return !inventory.KeepAnnotation(key) })
	if len(annotations) == 0 {
		annotations = nil
	}
	meta.SetAnnotations(annotations)
}
