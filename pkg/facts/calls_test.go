package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
)

func TestCalls(t *testing.T) {
	get := func(host string) *corev1.HTTPGetAction { return &corev1.HTTPGetAction{Host: host} }
	socket := func(host string) *corev1.TCPSocketAction { return &corev1.TCPSocketAction{Host: host} }
	probe := func(get *corev1.HTTPGetAction, socket *corev1.TCPSocketAction) *corev1.Probe {
		return &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: get, TCPSocket: socket}}
	}
	cases := []struct {
		name      string
		container corev1.Container
		want      []Call
	}{
		{"no probe", corev1.Container{Lifecycle: &corev1.Lifecycle{}}, []Call{}},
		{"probes of the pod", corev1.Container{
			LivenessProbe: probe(get(""), nil), ReadinessProbe: probe(nil, socket("")),
			StartupProbe: &corev1.Probe{ProbeHandler: corev1.ProbeHandler{Exec: &corev1.ExecAction{}}},
			Lifecycle:    &corev1.Lifecycle{PreStop: &corev1.LifecycleHandler{HTTPGet: get("")}},
		}, []Call{}},
		{"every probe", corev1.Container{
			LivenessProbe: probe(get("a"), socket("b")), ReadinessProbe: probe(get("c"), nil), StartupProbe: probe(nil, socket("d")),
		}, []Call{
			{"c.livenessProbe.httpGet.host", "a"}, {"c.livenessProbe.tcpSocket.host", "b"},
			{"c.readinessProbe.httpGet.host", "c"}, {"c.startupProbe.tcpSocket.host", "d"},
		}},
		{"every hook", corev1.Container{Lifecycle: &corev1.Lifecycle{
			PostStart: &corev1.LifecycleHandler{TCPSocket: socket("127.0.0.1")}, PreStop: &corev1.LifecycleHandler{HTTPGet: get("b")},
		}}, []Call{{"c.lifecycle.postStart.tcpSocket.host", "127.0.0.1"}, {"c.lifecycle.preStop.httpGet.host", "b"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, calls(&c.container, "c")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
