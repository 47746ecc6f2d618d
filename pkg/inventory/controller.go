package inventory

import (
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

const templatePath = "spec.template"

// addController keeps the template and the owner of a controller.
func (b *Builder) addController(object Object) bool {
	add := func(kind, resource string, meta metav1.ObjectMeta, template *corev1.PodTemplateSpec, path string) {
		b.inventory.Resources[resource] = true
		b.keepController(kind, meta, template, object.Origin, path)
	}
	switch o := object.Object.(type) {
	case *appsv1.Deployment:
		add("Deployment", "deployments", o.ObjectMeta, &o.Spec.Template, templatePath)
	case *appsv1.DaemonSet:
		add("DaemonSet", "daemonsets", o.ObjectMeta, &o.Spec.Template, templatePath)
	case *appsv1.StatefulSet:
		add("StatefulSet", "statefulsets", o.ObjectMeta, &o.Spec.Template, templatePath)
	case *appsv1.ReplicaSet:
		add("ReplicaSet", "replicasets", o.ObjectMeta, &o.Spec.Template, templatePath)
	case *corev1.ReplicationController:
		add("ReplicationController", "replicationcontrollers", o.ObjectMeta, o.Spec.Template, templatePath)
	case *batchv1.CronJob:
		add("CronJob", "cronjobs", o.ObjectMeta, &o.Spec.JobTemplate.Spec.Template, "spec.jobTemplate.spec.template")
	case *batchv1.Job:
		add("Job", "jobs", o.ObjectMeta, &o.Spec.Template, templatePath)
		b.controllers[ownerKey{o.Namespace, "Job", o.Name}].finished = o.Status.CompletionTime != nil || o.Status.Succeeded > 0
	case *metav1.PartialObjectMetadata:
		return b.addMetadata(o, object.Origin)
	default:
		return false
	}
	return true
}

// addMetadata keeps objects of which only the metadata was read.
func (b *Builder) addMetadata(o *metav1.PartialObjectMetadata, origin manifest.Origin) bool {
	if o.Kind == "CustomResourceDefinition" {
		b.inventory.Resources["customresourcedefinitions"] = true
		b.inventory.CustomResources = append(b.inventory.CustomResources, &metav1.PartialObjectMetadata{
			TypeMeta:   o.TypeMeta,
			ObjectMeta: stripMeta(o.ObjectMeta),
		})
		return true
	}
	b.keepController(o.Kind, o.ObjectMeta, nil, origin, "")
	return true
}

func (b *Builder) keepController(
	kind string, meta metav1.ObjectMeta, template *corev1.PodTemplateSpec, origin manifest.Origin, path string,
) {
	c := &controller{labels: meta.Labels, annotations: keepAnnotations(meta.Annotations), origin: origin, path: path}
	if ref := metav1.GetControllerOfNoCopy(&meta); ref != nil {
		c.owner = ref
	}
	// A snapshot holds some controllers as metadata only.
	if template != nil && len(template.Spec.Containers) > 0 {
		c.template = stripTemplate(meta.Namespace, meta.Name, template)
	}
	b.controllers[ownerKey{meta.Namespace, kind, meta.Name}] = c
}
