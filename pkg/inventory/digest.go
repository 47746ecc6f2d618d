package inventory

import (
	"crypto/sha256"
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// digest identifies the part of a pod that replicas of one template share.
type digest [sha256.Size]byte

// podDigest sums the specification without what differs between replicas. Pods
// that differ in anything else are different revisions.
func podDigest(pod *corev1.Pod) digest {
	spec := shared(pod)
	hash := sha256.New()
	text, err := spec.Marshal()
	if err != nil {
		// Cannot happen for a decoded object; the name keeps the pod apart.
		text = []byte(pod.Namespace + "/" + pod.Name)
	}
	hash.Write(text)
	for _, key := range slices.Sorted(maps.Keys(pod.Annotations)) {
		if !ofReplica(key) {
			hash.Write([]byte("\x00" + key + "=" + pod.Annotations[key]))
		}
	}
	return digest(hash.Sum(nil))
}

// ofReplica tells whether an annotation differs between replicas: the kubelet
// writes a hash and a time into those of mirror pods.
func ofReplica(annotation string) bool {
	return strings.HasPrefix(annotation, "kubernetes.io/config.")
}

// shared is a shallow copy of the specification without the parts that are
// filled in for each replica.
func shared(pod *corev1.Pod) *corev1.PodSpec {
	spec := pod.Spec
	spec.NodeName, spec.Hostname, spec.Subdomain = "", "", ""
	spec.Affinity = sharedAffinity(spec.Affinity)
	if isStatic(pod) {
		// Flags of control-plane pods carry the node's own addresses.
		spec.InitContainers = withoutArguments(spec.InitContainers)
		spec.Containers = withoutArguments(spec.Containers)
	}
	rename := volumeNames(pod)
	spec.Volumes = renameVolumes(spec.Volumes, rename, pod)
	spec.InitContainers = renameMounts(spec.InitContainers, rename)
	spec.Containers = renameMounts(spec.Containers, rename)
	return &spec
}

// sharedAffinity leaves out the field terms by which the DaemonSet controller
// pins each pod to its node.
func sharedAffinity(affinity *corev1.Affinity) *corev1.Affinity {
	if affinity == nil || affinity.NodeAffinity == nil {
		return affinity
	}
	required := affinity.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution
	if required == nil {
		return affinity
	}
	terms := make([]corev1.NodeSelectorTerm, len(required.NodeSelectorTerms))
	for i, term := range required.NodeSelectorTerms {
		terms[i] = corev1.NodeSelectorTerm{MatchExpressions: term.MatchExpressions}
	}
	kept, node := *affinity, *affinity.NodeAffinity
	node.RequiredDuringSchedulingIgnoredDuringExecution = &corev1.NodeSelector{NodeSelectorTerms: terms}
	kept.NodeAffinity = &node
	return &kept
}

func withoutArguments(containers []corev1.Container) []corev1.Container {
	kept := slices.Clone(containers)
	for i := range kept {
		kept[i].Command, kept[i].Args = nil, nil
		kept[i].LivenessProbe, kept[i].ReadinessProbe, kept[i].StartupProbe = nil, nil, nil
	}
	return kept
}

// volumeNames maps names with a random end, which admission gives to the token
// volume of each pod, to what they share.
func volumeNames(pod *corev1.Pod) map[string]string {
	var rename map[string]string
	for _, volume := range pod.Spec.Volumes {
		if volume.Projected == nil || !strings.HasPrefix(volume.Name, "kube-api-access-") {
			continue
		}
		if rename == nil {
			rename = map[string]string{}
		}
		rename[volume.Name] = "kube-api-access"
	}
	return rename
}

func renameVolumes(volumes []corev1.Volume, rename map[string]string, pod *corev1.Pod) []corev1.Volume {
	renamed := slices.Clone(volumes)
	for i := range renamed {
		volume := &renamed[i]
		if name, ok := rename[volume.Name]; ok {
			volume.Name = name
		}
		if claim := volume.PersistentVolumeClaim; claim != nil {
			// A StatefulSet makes one claim for each replica: <template>-<pod>.
			volume.PersistentVolumeClaim = &corev1.PersistentVolumeClaimVolumeSource{
				ClaimName: strings.TrimSuffix(claim.ClaimName, "-"+pod.Name), ReadOnly: claim.ReadOnly,
			}
		}
	}
	return renamed
}

func renameMounts(containers []corev1.Container, rename map[string]string) []corev1.Container {
	if len(rename) == 0 {
		return containers
	}
	renamed := slices.Clone(containers)
	for i := range renamed {
		mounts := slices.Clone(renamed[i].VolumeMounts)
		for j := range mounts {
			if name, ok := rename[mounts[j].Name]; ok {
				mounts[j].Name = name
			}
		}
		renamed[i].VolumeMounts = mounts
	}
	return renamed
}
