package facts

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
)

// scripted is a container that mounts the ConfigMap scripts at /scripts.
func scripted(line ...string) *corev1.Container {
	return &corev1.Container{
		Image: "registry.example.com/main:1", Command: line,
		VolumeMounts: []corev1.VolumeMount{{Name: "scripts", MountPath: "/scripts/"}, {Name: "ca", MountPath: "/ca"}},
	}
}

func scriptsPod() *corev1.Pod {
	of := func(name, configMap string) corev1.Volume {
		reference := corev1.LocalObjectReference{Name: configMap}
		return corev1.Volume{Name: name, VolumeSource: corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: reference}}}
	}
	return &corev1.Pod{Spec: corev1.PodSpec{Volumes: []corev1.Volume{of("scripts", "scripts"), of("ca", "kube-root-ca.crt"), of("other", "other")}}}
}

func TestPrograms(t *testing.T) {
	for _, test := range []struct {
		name string
		line []string
		want bool
	}{
		{"the program itself", []string{"/scripts/run"}, true},
		{"a file below", []string{"/scripts/../scripts/a/run"}, true},
		{"beside it", []string{"/scripts-of-mine/run"}, false},
		{"above it", []string{"/run"}, false},
		{"by a shell", []string{"/bin/bash", "-ex", "/scripts/run.sh", "now"}, true},
		{"by another interpreter", []string{"python3.12", "-u", "/scripts/run.py"}, true},
		{"a module", []string{"python3", "-m", "server", "/scripts/config"}, false},
		{"as an argument of a script", []string{"python3", "/app/main.py", "/scripts/config"}, false},
		{"as an option of a program", []string{"/agent", "--config=/scripts/config"}, false},
		{"as an argument of a program", []string{"/agent", "/scripts/config"}, false},
		{"behind a wrapper", []string{"/sbin/tini", "--", "/scripts/run"}, true},
		{"with a variable", []string{"env", "A=b", "/scripts/run"}, true},
		{"in the text of a shell", []string{"sh", "-c", "sleep 1; /scripts/run"}, true},
		{"by a shell in the text of a shell", []string{"sh", "-ec", "if true; then\n  exec bash /scripts/run.sh\nfi"}, true},
		{"sourced", []string{"bash", "-o", "pipefail", "-c", ". /scripts/lib.sh && main"}, true},
		{"in quotes", []string{"sh", "-c", `"/scripts/run" "$@"`}, true},
		{"in a substitution", []string{"sh", "-c", "echo $(/scripts/run)"}, true},
		{"read in the text of a shell", []string{"sh", "-c", "cat /scripts/data; echo /scripts/run"}, false},
		{"in a comment", []string{"sh", "-c", "true # /scripts/run"}, false},
		{"before a mistake", []string{"sh", "-c", "/scripts/run; if ("}, true},
		{"nothing but a mistake", []string{"sh", "-c", "'"}, false},
		{"a shell that reads its input", []string{"sh", "-c"}, false},
		{"what the image starts", nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var want []string
			if test.want {
				want = []string{"scripts"}
			}
			if diff := cmp.Diff(want, programs(scriptsPod(), scripted(test.line...), nil)); diff != "" {
				t.Errorf("ConfigMaps (-want +got):\n%s", diff)
			}
		})
	}
}

func TestProgramsOfHooks(t *testing.T) {
	run := &corev1.ExecAction{Command: []string{"/scripts/check"}}
	probed, hooked := scripted(), scripted()
	probed.ReadinessProbe = &corev1.Probe{ProbeHandler: corev1.ProbeHandler{Exec: run}}
	hooked.Lifecycle = &corev1.Lifecycle{PreStop: &corev1.LifecycleHandler{Exec: run}}
	for name, c := range map[string]*corev1.Container{"probe": probed, "hook": hooked} {
		if diff := cmp.Diff([]string{"scripts"}, programs(scriptsPod(), c, nil)); diff != "" {
			t.Errorf("%s: ConfigMaps (-want +got):\n%s", name, diff)
		}
	}
}

// TestProgramsOfVariables: the kubelet writes the value into the command line.
func TestProgramsOfVariables(t *testing.T) {
	for _, test := range []struct {
		name string
		line []string
		want []string
	}{
		{"the program", []string{"$(RUN)"}, []string{"settings"}},
		{"an argument", []string{"/agent", "$(RUN)"}, nil},
		{"in the text of a shell", []string{"sh", "-c", "echo $(RUN)"}, []string{"settings"}},
		{"the shell's own variable", []string{"sh", "-c", "echo $RUN"}, nil},
	} {
		c := scripted(test.line...)
		c.Env = []corev1.EnvVar{{Name: "RUN", ValueFrom: &corev1.EnvVarSource{ConfigMapKeyRef: &corev1.ConfigMapKeySelector{
			LocalObjectReference: corev1.LocalObjectReference{Name: "settings"},
		}}}}
		if diff := cmp.Diff(test.want, programs(scriptsPod(), c, nil)); diff != "" {
			t.Errorf("%s: ConfigMaps (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestInterpreters(t *testing.T) {
	list, err := readInterpreters()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range list {
		if !strings.HasPrefix(i.Reference, "https://") || len(i.Images) == 0 {
			t.Errorf("%+v: images or reference", i)
		}
	}
	for image, want := range map[string][]string{
		"docker.io/fluent/fluentd:v1.16":                       {"scripts"},
		"registry.example.com:5000/fluent/fluentd":             {"scripts"},
		"mirror.example.com/x/fluent/fluentd@sha256:abc":       {"scripts"},
		"registry.example.com/affluent/fluentd-reloader:1.0.0": nil,
	} {
		c := scripted()
		c.Image = image
		if diff := cmp.Diff(want, programs(scriptsPod(), c, list)); diff != "" {
			t.Errorf("%s: ConfigMaps (-want +got):\n%s", image, diff)
		}
	}
}
