package system_test

import (
	"testing"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := system.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	catalog := load(b)
	w := workload("DaemonSet", "kube-system", "cilium", images("quay.io/cilium/cilium:v1.18"),
		labels("k8s-app", "cilium", "app.kubernetes.io/part-of", "cilium", "app.kubernetes.io/name", "cilium-agent"))
	env := system.NewEnvironment(cluster(w), nil)
	for b.Loop() {
		catalog.Decide(w, env)
	}
}
