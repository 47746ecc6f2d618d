package populate

import (
	"context"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/utils/ptr"
)

// workload is a DaemonSet, or a Deployment with its ReplicaSet, of which pods
// are cloned.
type workload struct {
	addon
	replicaSet string // of a Deployment
	prototype  *corev1.Pod
	pods       int
}

// The components that write the objects of workloads, as managed fields name them.
const (
	helm              = "helm"
	controllerManager = "kube-controller-manager"
	kubelet           = "kubelet"
	network           = "calico"
)

func (p *Population) createDaemonSet(ctx context.Context, a addon) (*workload, error) {
	set := &appsv1.DaemonSet{
		ObjectMeta: a.objectMeta(),
		Spec: appsv1.DaemonSetSpec{
			Selector: &metav1.LabelSelector{MatchLabels: a.selector()},
			Template: a.template(),
		},
	}
	set, err := p.client.AppsV1().DaemonSets(a.namespace).Create(ctx, set, metav1.CreateOptions{FieldManager: helm})
	if err != nil {
		return nil, fmt.Errorf("create DaemonSet: %w", err)
	}
	pod := a.pod(a.name, *metav1.NewControllerRef(set, kindOf("DaemonSet")), set.Spec.Template)
	pod.Labels["controller-revision-hash"] = suffix(len(a.name)) + "77f9c"
	pod.Labels["pod-template-generation"] = "1"
	pin(&pod.Spec, "prototype")
	prototype, err := p.prototypePod(ctx, pod)
	if err != nil {
		return nil, err
	}
	return &workload{addon: a, prototype: prototype}, nil
}

func (p *Population) createDeployment(ctx context.Context, a addon) (*workload, error) {
	deployment := &appsv1.Deployment{
		ObjectMeta: a.objectMeta(),
		Spec: appsv1.DeploymentSpec{
			Replicas: ptr.To[int32](0),
			Selector: &metav1.LabelSelector{MatchLabels: a.selector()},
			Template: a.template(),
		},
	}
	deployment, err := p.client.AppsV1().Deployments(a.namespace).Create(ctx, deployment, metav1.CreateOptions{FieldManager: helm})
	if err != nil {
		return nil, fmt.Errorf("create Deployment: %w", err)
	}
	replicaSet, err := p.createReplicaSet(ctx, a, deployment)
	if err != nil {
		return nil, err
	}
	owner := *metav1.NewControllerRef(replicaSet, kindOf("ReplicaSet"))
	prototype, err := p.prototypePod(ctx, a.pod(replicaSet.Name, owner, replicaSet.Spec.Template))
	if err != nil {
		return nil, err
	}
	return &workload{addon: a, replicaSet: replicaSet.Name, prototype: prototype}, nil
}

func (p *Population) createReplicaSet(ctx context.Context, a addon, owner *appsv1.Deployment) (*appsv1.ReplicaSet, error) {
	hash := suffix(len(a.name)) + suffix(len(a.namespace))
	set := &appsv1.ReplicaSet{
		ObjectMeta: a.objectMeta(),
		Spec: appsv1.ReplicaSetSpec{
			Replicas: ptr.To[int32](0),
			Selector: &metav1.LabelSelector{MatchLabels: a.selector()},
			Template: *owner.Spec.Template.DeepCopy(),
		},
	}
	set.Name = a.name + "-" + hash
	set.OwnerReferences = []metav1.OwnerReference{*metav1.NewControllerRef(owner, kindOf("Deployment"))}
	for _, labels := range []map[string]string{set.Labels, set.Spec.Selector.MatchLabels, set.Spec.Template.Labels} {
		labels[appsv1.DefaultDeploymentUniqueLabelKey] = hash
	}
	set, err := p.client.AppsV1().ReplicaSets(a.namespace).Create(ctx, set, metav1.CreateOptions{FieldManager: controllerManager})
	if err != nil {
		return nil, fmt.Errorf("create ReplicaSet: %w", err)
	}
	return set, nil
}

func kindOf(kind string) schema.GroupVersionKind { return appsv1.SchemeGroupVersion.WithKind(kind) }

func (a addon) objectMeta() metav1.ObjectMeta {
	return metav1.ObjectMeta{Namespace: a.namespace, Name: a.name, Labels: a.labels(), Annotations: map[string]string{
		"meta.helm.sh/release-name": a.name, "meta.helm.sh/release-namespace": a.namespace,
	}}
}
