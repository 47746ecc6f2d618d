package html_test

import (
	"fmt"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// shape is how large an invented report is.
type shape struct {
	findings, paths, fixes, nodes int
}

func small() shape { return shape{findings: 40, paths: 19, fixes: 4, nodes: 12} }
func large() shape { return shape{findings: 400, paths: 240, fixes: 12, nodes: 5000} }
func clean() shape { return shape{nodes: 12} }

// report invents an audit of a shape. Its first findings are roles that lead to
// cluster-admin, one for each fix; the others are settings of workloads.
func (s shape) report() *api.AuditReport {
	r := &api.AuditReport{
		Metadata: api.Metadata{
			GeneratedAt: metav1.NewTime(time.Date(2026, 11, 3, 9, 30, 0, 0, time.UTC)),
			Tool:        api.Tool{Name: "kubectl-sysaudit", Version: "v0.1.0"},
			PolicySet:   api.PolicySet{Count: 118, Digest: "sha256:5f2a"},
		},
		Cluster: api.Cluster{Context: "harbor-east", Server: "https://192.0.2.7:6443", Version: "v1.37.2", Distribution: "kubeadm", Nodes: s.nodes, Pods: 28 * s.nodes},
		Summary: api.Summary{Workloads: s.findings/2 + 4, Components: s.findings/3 + 3},
	}
	for i := range s.findings {
		r.Findings = append(r.Findings, s.finding(i))
	}
	for i := range min(len(kinds()), s.findings) {
		r.Policies = append(r.Policies, kinds()[i].policy)
	}
	for i := range s.paths {
		r.Paths = append(r.Paths, s.path(i))
	}
	for i := range s.fixes {
		r.Fixes = append(r.Fixes, s.fix(i, r.Paths))
	}
	if s.fixes > 0 {
		r.Cut = &api.Cut{Smallest: true, Verified: true, Cost: s.fixes, Bound: s.fixes, Remaining: s.uncut(), Complete: s.uncut() == 0, Inherent: 2}
	}
	for i := range min(s.findings, 8) {
		r.Components = append(r.Components, component(i))
	}
	if s.findings > 0 {
		r.Gaps = []api.Gap{{Kind: api.GapResource, Resource: "mutatingwebhookconfigurations", Reason: api.ReasonForbidden, Message: "the credentials may not list them"}}
	}
	r.Complete()
	return r
}

// finding is a hub's role for the first findings, and then a setting.
func (s shape) finding(i int) api.Finding {
	k := kinds()[i%(len(kinds())-1)+1]
	name := workload(i)
	if i < s.fixes {
		k, name = kinds()[0], hub(i)
	}
	f := api.Finding{
		Rank: i + 1, ID: fmt.Sprintf("f-%08x", 0x1000+i), Policy: k.policy.ID, Severity: severityOf(i, s), Title: k.policy.Title,
		Message: fmt.Sprintf(k.message, name), Remediation: k.policy.Remediation, Reason: k.reason,
		Subject:    api.Subject{Kind: k.kind, Namespace: namespace(i), Name: name, Component: product(i)},
		Evidence:   k.evidence(name),
		Capability: &api.Capability{Kind: k.policy.Grants},
		Pods:       s.nodes, Nodes: s.nodes,
		Owner: &api.Owner{Kind: "helm", Detail: namespace(i) + "/" + name},
	}
	if k.kind != "ServiceAccount" {
		f.Container = "main"
	}
	if i < s.fixes+s.paths {
		f.Reaches = &api.Reach{Goal: api.GoalClusterAdmin, Hops: 1 + 2*min(1, i/max(1, s.fixes))}
	}
	return f
}

// severityOf falls along the ranks.
func severityOf(i int, s shape) api.Severity {
	return api.Severities()[min(3, 5*i/max(1, s.findings))]
}

func component(i int) api.Component {
	return api.Component{
		Name: product(i), Namespace: namespace(i), Kind: "DaemonSet", Workload: workload(i), ServiceAccount: workload(i), Pods: 12, Nodes: 12,
		Images: []string{"registry.example/" + workload(i) + ":1.4.2"}, Class: "node-agent",
		Signals: []api.Signal{{Signal: "namespace", Detail: namespace(i)}, {Signal: "priority-class", Detail: "system-node-critical"}},
		Owner:   api.Owner{Kind: "helm", Detail: namespace(i) + "/" + workload(i)},
	}
}
