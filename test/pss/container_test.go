package pss_test

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/utils/ptr"
)

// container has a name that others of its pod may have, too, rarely; or none.
func (g *generator) container() corev1.Container {
	c := corev1.Container{
		Name:            fmt.Sprintf("c%d", g.random.IntN(1000)),
		SecurityContext: g.security(),
		Ports:           some(g, 2, g.port),
		LivenessProbe:   maybe(g, g.probe), ReadinessProbe: maybe(g, g.probe), StartupProbe: maybe(g, g.probe),
	}
	if g.chance(0.02) {
		c.Name = ""
	}
	if g.chance(0.5) {
		c.Lifecycle = &corev1.Lifecycle{PostStart: maybe(g, g.hook), PreStop: maybe(g, g.hook)}
	}
	return c
}

// initContainer may be one that keeps running.
func (g *generator) initContainer() corev1.Container {
	c := g.container()
	c.RestartPolicy = one(g, nil, nil, ptr.To(corev1.ContainerRestartPolicyAlways))
	return c
}

func (g *generator) ephemeralContainer() corev1.EphemeralContainer {
	return corev1.EphemeralContainer{EphemeralContainerCommon: corev1.EphemeralContainerCommon(g.container())}
}

func (g *generator) port() corev1.ContainerPort {
	return corev1.ContainerPort{ContainerPort: 8080, HostPort: value(g, "port", []int32{0}, []int32{1, 8080, 65535, -1})}
}

func (g *generator) probe() corev1.Probe {
	var p corev1.Probe
	switch g.random.IntN(5) {
	case 0:
		p.Exec = &corev1.ExecAction{}
	case 1:
		p.GRPC = &corev1.GRPCAction{}
	case 2:
		p.TCPSocket = g.socket()
	case 3:
		p.HTTPGet, p.TCPSocket = g.get(), g.socket()
	default:
		p.HTTPGet = g.get()
	}
	return p
}

func (g *generator) hook() corev1.LifecycleHandler {
	var h corev1.LifecycleHandler
	switch g.random.IntN(4) {
	case 0:
		h.Exec = &corev1.ExecAction{}
	case 1:
		h.Sleep = &corev1.SleepAction{}
	case 2:
		h.TCPSocket = g.socket()
	default:
		h.HTTPGet = g.get()
	}
	return h
}

func (g *generator) get() *corev1.HTTPGetAction {
	headers := []corev1.HTTPHeader{{Name: "Host", Value: "example.com"}}
	return &corev1.HTTPGetAction{Host: g.host(), Port: intstr.FromInt32(80), HTTPHeaders: headers}
}

func (g *generator) socket() *corev1.TCPSocketAction {
	return &corev1.TCPSocketAction{Host: g.host(), Port: intstr.FromInt32(80)}
}

// host is bad a tenth as often as others, because there are ten of them.
func (g *generator) host() string {
	if g.bad("host") && g.chance(0.2) {
		return one(g, "127.0.0.1", "localhost", "169.254.169.254", "::1", " ")
	}
	return ""
}
