package facts

import corev1 "k8s.io/api/core/v1"

// calls lists the hosts that a container's probes and lifecycle hooks name.
func calls(c *corev1.Container, field string) []Call {
	var list callList = []Call{}
	list.addProbe(field+".livenessProbe", c.LivenessProbe)
	list.addProbe(field+".readinessProbe", c.ReadinessProbe)
	list.addProbe(field+".startupProbe", c.StartupProbe)
	if c.Lifecycle != nil {
		list.addHook(field+".lifecycle.postStart", c.Lifecycle.PostStart)
		list.addHook(field+".lifecycle.preStop", c.Lifecycle.PreStop)
	}
	return list
}

type callList []Call

func (l *callList) addProbe(field string, probe *corev1.Probe) {
	if probe != nil {
		l.add(field, probe.HTTPGet, probe.TCPSocket)
	}
}

func (l *callList) addHook(field string, hook *corev1.LifecycleHandler) {
	if hook != nil {
		l.add(field, hook.HTTPGet, hook.TCPSocket)
	}
}

func (l *callList) add(field string, get *corev1.HTTPGetAction, socket *corev1.TCPSocketAction) {
	if get != nil && get.Host != "" {
		*l = append(*l, Call{Field: field + ".httpGet.host", Host: get.Host})
	}
	if socket != nil && socket.Host != "" {
		*l = append(*l, Call{Field: field + ".tcpSocket.host", Host: socket.Host})
	}
}
