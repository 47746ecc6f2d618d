package inventory

import (
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// KindStaticPod is the workload kind of a pod that a kubelet runs from disk.
const KindStaticPod = "StaticPod"

// groupKey is what pods must share to count as replicas of one specification.
type groupKey struct {
	owner ownerKey
	// account is part of the hashed specification, too; it stands here because
	// it decides what a replica may do.
	account string
	digest  digest
}

// group is a set of equal pods.
type group struct {
	pod      *corev1.Pod
	origin   manifest.Origin
	pods     int
	finished int
	unplaced bool
	nodes    nodeSet
}

func (b *Builder) addPod(pod *corev1.Pod, object Object) {
	node, finished := pod.Spec.NodeName, hasFinished(pod)
	// A manifest, in contrast to a pod that waits for a node.
	unplaced := node == "" && pod.Status.Phase == "" && pod.UID == ""
	stripPod(pod)
	key := groupKey{owner: podOwner(pod), account: pod.Spec.ServiceAccountName, digest: podDigest(pod)}

	b.mu.Lock()
	defer b.mu.Unlock()
	b.inventory.Resources["pods"] = true
	b.inventory.Pods++
	g := b.groups[key]
	if g == nil {
		g = &group{}
		b.groups[key] = g
	}
	g.represent(pod, object.Origin)
	g.unplaced = g.unplaced || unplaced
	if finished {
		g.finished++
		return
	}
	g.pods++
	if node != "" {
		g.nodes = g.nodes.add(b.nodeNumber(node))
	}
}

// represent keeps the pod with the first name, so that the representative does
// not depend on the order of arrival.
func (g *group) represent(pod *corev1.Pod, origin manifest.Origin) {
	if g.pod == nil || pod.Name < g.pod.Name {
		g.pod, g.origin = pod, origin
	}
}

func hasFinished(pod *corev1.Pod) bool {
	return pod.Status.Phase == corev1.PodSucceeded || pod.Status.Phase == corev1.PodFailed
}

// podOwner is the pod's controller; a pod without one is its own.
func podOwner(pod *corev1.Pod) ownerKey {
	if isStatic(pod) {
		return ownerKey{pod.Namespace, KindStaticPod, strings.TrimSuffix(pod.Name, "-"+pod.Spec.NodeName)}
	}
	if ref := metav1.GetControllerOfNoCopy(pod); ref != nil {
		return ownerKey{pod.Namespace, ref.Kind, ref.Name}
	}
	return ownerKey{pod.Namespace, "Pod", podName(pod)}
}

func isStatic(pod *corev1.Pod) bool {
	if _, ok := pod.Annotations[corev1.MirrorPodAnnotationKey]; ok {
		return true
	}
	ref := metav1.GetControllerOfNoCopy(pod)
	return ref != nil && ref.Kind == "Node"
}

func podName(pod *corev1.Pod) string {
	if pod.Name == "" {
		return pod.GenerateName
	}
	return pod.Name
}
