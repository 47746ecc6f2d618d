package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestNames(t *testing.T) {
	on := func(namespace, kind, name string) api.Finding {
		return api.Finding{Subject: api.Subject{Namespace: namespace, Kind: kind, Name: name}}
	}
	report := &api.AuditReport{Findings: []api.Finding{
		on("b", "DaemonSet", "fluentbit"), on("a", "ServiceAccount", "x"), on("b", "DaemonSet", "fluentbit"),
		{Subject: api.Subject{Namespace: "b", Kind: "DaemonSet", Name: "fluentbit", Component: "Fluent Bit"}}, on("", "ClusterRoleBinding", "y"), on("c", "Rollout", "z"), on("kube-system", "StaticPod", "etcd"), on("", "Group", "system:authenticated"),
	}}
	tests := []struct {
		name        string
		document    runtime.Object
		want, notes string
	}{
		{
			"findings", report,
			"daemonset.apps/fluentbit serviceaccount/x clusterrolebinding.rbac.authorization.k8s.io/y rollout/z",
			"kube-system/static/etcd, group/system:authenticated",
		},
		{
			"components", api.NewComponentList(api.Cluster{}, sampleComponents(), []api.Gap{{Resource: "pods", Reason: api.ReasonForbidden}}),
			"daemonset.apps/cilium deployment.apps/aws-ebs-csi-driver-controller", "forbidden  pods",
		},
		{"policies", api.NewPolicyList(samplePolicies()), "kubelet-pods-host-path wildcard-rbac", ""},
		{"nothing", &api.AuditReport{}, "", "no findings"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var notes strings.Builder
			out := printed(t, "name", Options{Notes: &notes}, tt.document)
			if diff := cmp.Diff(tt.want, strings.Join(strings.Fields(out), " ")); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(notes.String(), tt.notes) {
				t.Errorf("notes %q lack %q", notes.String(), tt.notes)
			}
		})
	}
}

func TestSubjectName(t *testing.T) {
	tests := []struct {
		subject api.Subject
		want    string
	}{
		{api.Subject{Namespace: "kube-system", Kind: "DaemonSet", Name: "x"}, "kube-system/ds/x"},
		{api.Subject{Namespace: "a", Kind: "CronJob", Name: "x"}, "a/cj/x"},
		{api.Subject{Namespace: "a", Kind: "Job", Name: "x"}, "a/job/x"},
		{api.Subject{Namespace: "a", Kind: "Rollout", Name: "x"}, "a/rollout/x"},
		{api.Subject{Kind: "Node", Name: "n"}, "no/n"},
		{api.Subject{Kind: "User", Name: "u"}, "user/u"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			if got := subjectName(tt.subject); got != tt.want {
				t.Errorf("got %q", got)
			}
		})
	}
}
