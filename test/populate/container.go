package populate

import (
	"fmt"
	"math/rand/v2"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/utils/ptr"
)

// container is one of an add-on's. The main one has its privileges.
func (a addon) container(r *rand.Rand, name string, main bool) corev1.Container {
	c := corev1.Container{
		Name:            name,
		Image:           a.image,
		Command:         []string{"/usr/local/bin/" + name},
		Args:            arguments(r, name),
		Env:             a.environment(r),
		Resources:       resources(r),
		VolumeMounts:    mounts(nil),
		SecurityContext: restricted(),
	}
	if !main {
		return c
	}
	port := int32(8000 + r.IntN(1000))
	c.Ports = []corev1.ContainerPort{{Name: "metrics", ContainerPort: port}}
	c.LivenessProbe, c.ReadinessProbe = probe("/healthz", port), probe("/readyz", port)
	c.VolumeMounts = mounts(a.hostPaths)
	switch {
	case a.privileged:
		c.SecurityContext = &corev1.SecurityContext{Privileged: ptr.To(true)}
	case len(a.capabilities) > 0:
		c.SecurityContext = &corev1.SecurityContext{Capabilities: &corev1.Capabilities{}}
		for _, capability := range a.capabilities {
			add := &c.SecurityContext.Capabilities.Add
			*add = append(*add, corev1.Capability(capability))
		}
	case len(a.hostPaths) > 0:
		c.SecurityContext = nil // files of root are of no use to others
	}
	return c
}

func arguments(r *rand.Rand, name string) []string {
	args := []string{"--config=/etc/" + name + "/config.yaml", fmt.Sprintf("--v=%d", r.IntN(5))}
	for range 2 + r.IntN(5) {
		args = append(args, fmt.Sprintf("--%s-%s=%d", pick(r, "max", "min", "target"), pick(r, "workers", "retries", "backlog", "interval"), r.IntN(100)))
	}
	return args
}

// environment is the larger part of a pod, as it is in real clusters.
func (a addon) environment(r *rand.Rand) []corev1.EnvVar {
	prefix := strings.ToUpper(strings.ReplaceAll(a.name, "-", "_"))
	env := []corev1.EnvVar{
		field("NODE_NAME", "spec.nodeName"), field("POD_NAME", "metadata.name"),
		field("POD_NAMESPACE", "metadata.namespace"), field("POD_IP", "status.podIP"),
	}
	for i := range 4 + r.IntN(8) {
		name := fmt.Sprintf("%s_%s_%d", prefix, pick(r, "ENDPOINT", "TIMEOUT", "FEATURE", "BUFFER"), i)
		value := fmt.Sprintf("%s.%s.svc.cluster.local:%d", a.name, a.namespace, 8000+r.IntN(1000))
		env = append(env, corev1.EnvVar{Name: name, Value: value})
	}
	return append(env, corev1.EnvVar{Name: prefix + "_API_KEY", ValueFrom: &corev1.EnvVarSource{
		SecretKeyRef: &corev1.SecretKeySelector{LocalObjectReference: corev1.LocalObjectReference{Name: a.name}, Key: "api-key"}}})
}

func field(name, path string) corev1.EnvVar {
	return corev1.EnvVar{Name: name, ValueFrom: &corev1.EnvVarSource{FieldRef: &corev1.ObjectFieldSelector{FieldPath: path}}}
}

func mounts(hostPaths []string) []corev1.VolumeMount {
	mounts := []corev1.VolumeMount{
		{Name: "config", MountPath: "/etc/addon", ReadOnly: true},
		{Name: "certs", MountPath: "/etc/certs", ReadOnly: true},
		{Name: "tmp", MountPath: "/tmp"},
	}
	for i, path := range hostPaths {
		mounts = append(mounts, corev1.VolumeMount{Name: hostVolume(i), MountPath: "/host" + path, ReadOnly: !written(path)})
	}
	return mounts
}

// written tells whether an agent writes below a path of the host.
func written(path string) bool {
	for _, parent := range []string{"/dev", "/etc/cni", "/opt", "/run", "/var/lib", "/var/run"} {
		if strings.HasPrefix(path, parent) {
			return true
		}
	}
	return false
}

func resources(r *rand.Rand) corev1.ResourceRequirements {
	memory := resource.MustParse(fmt.Sprintf("%dMi", 32*(1+r.IntN(16))))
	return corev1.ResourceRequirements{
		Requests: corev1.ResourceList{corev1.ResourceCPU: resource.MustParse(fmt.Sprintf("%dm", 10*(1+r.IntN(20)))), corev1.ResourceMemory: memory},
		Limits:   corev1.ResourceList{corev1.ResourceMemory: memory},
	}
}

func probe(path string, port int32) *corev1.Probe {
	get := &corev1.HTTPGetAction{Path: path, Port: intstr.FromInt32(port)}
	return &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: get}, InitialDelaySeconds: 5, PeriodSeconds: 10}
}

func restricted() *corev1.SecurityContext {
	return &corev1.SecurityContext{
		AllowPrivilegeEscalation: ptr.To(false),
		ReadOnlyRootFilesystem:   ptr.To(true),
		RunAsNonRoot:             ptr.To(true),
		Capabilities:             &corev1.Capabilities{Drop: []corev1.Capability{"ALL"}},
		SeccompProfile:           &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault},
	}
}
