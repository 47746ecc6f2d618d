package populate

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// clone is the workload's prototype as the number-th pod of all: different in
// all that is different between the pods of one workload.
func (w *workload) clone(number int, on host) *corev1.Pod {
	pod := w.prototype.DeepCopy()
	r := newRand(fmt.Sprint("pod ", number))
	pod.Name = pod.GenerateName + suffix(number)
	pod.UID = types.UID(uid(r))
	pod.CreationTimestamp = metav1.NewTime(w.prototype.CreationTimestamp.Add(-time.Duration(r.IntN(1e6)) * time.Second))
	pod.Spec.NodeName = on.name()
	if w.replicaSet == "" {
		pin(&pod.Spec, on.name())
	}
	ip := on.ip()
	if !pod.Spec.HostNetwork {
		ip = fmt.Sprintf("10.%d.%d.%d", 128+number>>16, number>>8&255, number&255)
	}
	maps.Copy(pod.Annotations, networkAnnotations(hexDigits(r, 32), ip))
	renameTokenVolume(pod, tokenVolume+randomSuffix(r))
	setStatus(&pod.Status, r, on, ip)
	return pod
}

// tokenVolume is how the name of the volume begins that admission adds.
const tokenVolume = "kube-api-access-"

// renameTokenVolume gives that volume a name of its own in each pod, as admission does.
func renameTokenVolume(pod *corev1.Pod, name string) {
	for i, v := range pod.Spec.Volumes {
		if strings.HasPrefix(v.Name, tokenVolume) {
			pod.Spec.Volumes[i].Name = name
		}
	}
	for _, mounted := range mountNames(pod) {
		if strings.HasPrefix(*mounted, tokenVolume) {
			*mounted = name
		}
	}
}

// mountNames are all places where a pod names a volume to mount.
func mountNames(pod *corev1.Pod) []*string {
	var names []*string
	for _, containers := range [][]corev1.Container{pod.Spec.InitContainers, pod.Spec.Containers} {
		for _, c := range containers {
			for i := range c.VolumeMounts {
				names = append(names, &c.VolumeMounts[i].Name)
			}
		}
	}
	for _, statuses := range [][]corev1.ContainerStatus{pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses} {
		for _, s := range statuses {
			for i := range s.VolumeMounts {
				names = append(names, &s.VolumeMounts[i].Name)
			}
		}
	}
	return names
}

func setStatus(status *corev1.PodStatus, r *rand.Rand, on host, ip string) {
	status.HostIP, status.HostIPs = on.ip(), []corev1.HostIP{{IP: on.ip()}}
	status.PodIP, status.PodIPs = ip, []corev1.PodIP{{IP: ip}}
	for _, containers := range [][]corev1.ContainerStatus{status.InitContainerStatuses, status.ContainerStatuses} {
		for i := range containers {
			containers[i].ContainerID = "containerd://" + hexDigits(r, 32)
		}
	}
}
