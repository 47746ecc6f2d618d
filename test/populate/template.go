package populate

import (
	"fmt"
	"math/rand/v2"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/ptr"
)

// template is the pod template of an add-on's workload.
func (a addon) template() corev1.PodTemplateSpec {
	r := newRand("template " + a.namespace + "/" + a.name)
	spec := corev1.PodSpec{
		ServiceAccountName: a.name,
		PriorityClassName:  a.priorityClass,
		HostNetwork:        a.hostNetwork,
		HostPID:            a.hostPID,
		Volumes:            a.volumes(),
		Tolerations:        []corev1.Toleration{{Operator: corev1.TolerationOpExists}},
		NodeSelector:       map[string]string{corev1.LabelOSStable: "linux"},

		TerminationGracePeriodSeconds: ptr.To(pick[int64](r, 10, 30, 60)),
	}
	if r.IntN(2) == 0 {
		spec.InitContainers = []corev1.Container{a.container(r, "init-"+a.name, false)}
	}
	for i, name := range a.containers {
		spec.Containers = append(spec.Containers, a.container(r, name, i == 0))
	}
	return corev1.PodTemplateSpec{
		ObjectMeta: metav1.ObjectMeta{Labels: a.labels(), Annotations: a.annotations(r)},
		Spec:       spec,
	}
}

func (a addon) selector() map[string]string {
	return map[string]string{"app.kubernetes.io/name": a.name, "app.kubernetes.io/instance": a.namespace}
}

func (a addon) labels() map[string]string {
	labels := a.selector()
	labels["app.kubernetes.io/managed-by"] = "Helm"
	labels["app.kubernetes.io/component"] = a.containers[0]
	labels["app.kubernetes.io/version"] = "1.4.2"
	labels["helm.sh/chart"] = a.name + "-1.4.2"
	return labels
}

func (a addon) annotations(r *rand.Rand) map[string]string {
	return map[string]string{
		"checksum/config":                   hexDigits(r, 32),
		"checksum/secret":                   hexDigits(r, 32),
		"kubectl.kubernetes.io/restartedAt": fmt.Sprintf("2026-0%d-1%dT08:00:00Z", 1+r.IntN(9), r.IntN(10)),
		"prometheus.io/scrape":              "true",
		"prometheus.io/port":                fmt.Sprint(8000 + r.IntN(1000)),
		"prometheus.io/path":                "/metrics",

		"cluster-autoscaler.kubernetes.io/safe-to-evict": "true",
	}
}

// volumes are the host paths and what most add-ons mount besides.
func (a addon) volumes() []corev1.Volume {
	volumes := []corev1.Volume{
		{Name: "config", VolumeSource: corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{
			LocalObjectReference: corev1.LocalObjectReference{Name: a.name + "-config"}}}},
		{Name: "certs", VolumeSource: corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{SecretName: a.name + "-tls"}}},
		{Name: "tmp", VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}}},
	}
	for i, path := range a.hostPaths {
		volumes = append(volumes, corev1.Volume{Name: hostVolume(i), VolumeSource: corev1.VolumeSource{
			HostPath: &corev1.HostPathVolumeSource{Path: path}}})
	}
	return volumes
}

func hostVolume(i int) string { return fmt.Sprintf("host-%d", i) }
