package facts

import (
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// Declared is a security context as it is written, of a pod or a container,
// for policies that ask what is said rather than what is in effect. What is
// not written is absent.
type Declared struct {
	// Field is the path of the security context.
	Field string `json:"field"`
	// AllowPrivilegeEscalation, Added and Dropped are a container's only;
	// capabilities stand as written.
	AllowPrivilegeEscalation *bool    `json:"allowPrivilegeEscalation,omitempty"`
	Added                    []string `json:"added,omitempty"`
	Dropped                  []string `json:"dropped,omitempty"`
	RunAsUser                *int64   `json:"runAsUser,omitempty"`
	RunAsNonRoot             *bool    `json:"runAsNonRoot,omitempty"`
	// Seccomp and AppArmor are the types of the profiles.
	Seccomp            *string  `json:"seccomp,omitempty"`
	AppArmor           *string  `json:"appArmor,omitempty"`
	SELinux            *SELinux `json:"seLinux,omitempty"`
	WindowsHostProcess *bool    `json:"windowsHostProcess,omitempty"`
}

// declaredByPod is the security context of a pod.
func declaredByPod(s corev1.PodSecurityContext) Declared {
	d := Declared{Field: "spec.securityContext", RunAsUser: s.RunAsUser, RunAsNonRoot: s.RunAsNonRoot}
	d.takeProfiles(s.SeccompProfile, s.AppArmorProfile, s.SELinuxOptions, s.WindowsOptions)
	return d
}

// declared is the container's own security context.
func declared(c *corev1.Container, field string) Declared {
	s := ptr.Deref(c.SecurityContext, corev1.SecurityContext{})
	d := Declared{
		Field: field + ".securityContext", AllowPrivilegeEscalation: s.AllowPrivilegeEscalation,
		RunAsUser: s.RunAsUser, RunAsNonRoot: s.RunAsNonRoot,
	}
	if s.Capabilities != nil {
		d.Added, d.Dropped = written(s.Capabilities.Add), written(s.Capabilities.Drop)
	}
	d.takeProfiles(s.SeccompProfile, s.AppArmorProfile, s.SELinuxOptions, s.WindowsOptions)
	return d
}

func (d *Declared) takeProfiles(
	seccomp *corev1.SeccompProfile, appArmor *corev1.AppArmorProfile,
	linux *corev1.SELinuxOptions, windows *corev1.WindowsSecurityContextOptions,
) {
	if seccomp != nil {
		d.Seccomp = ptr.To(string(seccomp.Type))
	}
	if appArmor != nil {
		d.AppArmor = ptr.To(string(appArmor.Type))
	}
	if linux != nil {
		options := seLinux(linux, nil)
		d.SELinux = &options
	}
	if windows != nil {
		d.WindowsHostProcess = windows.HostProcess
	}
}

func written(capabilities []corev1.Capability) []string {
	list := make([]string, len(capabilities))
	for i, c := range capabilities {
		list[i] = string(c)
	}
	return list
}

// appArmorAnnotations lists the annotations of AppArmor by key.
func appArmorAnnotations(annotations map[string]string) []Annotation {
	list := []Annotation{}
	for _, key := range slices.Sorted(maps.Keys(annotations)) {
		if strings.HasPrefix(key, corev1.DeprecatedAppArmorBetaContainerAnnotationKeyPrefix) {
			list = append(list, Annotation{Field: annotationField(key), Key: key, Value: annotations[key]})
		}
	}
	return list
}
