package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// auditor is the account of the deployment.
const auditor = "system:serviceaccount:sysaudit:sysaudit"

// deployment is the scheduled audit, applied to a cluster of its own.
type deployment struct {
	plugin
	plane  *controlplane.ControlPlane
	client kubernetes.Interface
	// kubeconfig holds the token of the account, as its pod does.
	kubeconfig string
}

// TestDeployment applies the manifests to a real API server and audits with
// their account.
func TestDeployment(t *testing.T) {
	plane := controlplane.Start(t, controlplane.WithAudit())
	kubectl, err := plane.KubectlPath()
	if err != nil {
		t.Fatal(err)
	}
	d := &deployment{plugin: build(t, kubectl), plane: plane, client: kubernetes.NewForConfigOrDie(plane.RESTConfig())}
	d.apply(t, "../../deploy/pvc")
	token, err := plane.ServiceAccountToken(t.Context(), "sysaudit", "sysaudit")
	if err != nil {
		t.Fatal(err)
	}
	d.kubeconfig = plane.KubeconfigFor(t, token)
	t.Run("pod is admitted", d.podIsAdmitted)
	t.Run("each rule of the role is needed", d.eachRuleIsNeeded)
	t.Run("waivers of the cluster", d.waiversOfTheCluster)
	t.Run("audits itself", d.auditsItself)
}

// apply must not even give a warning, such as that of a Pod Security Standard.
func (d *deployment) apply(t *testing.T, folder string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), d.kubectl, "apply", "-k", folder)
	cmd.Env = append(os.Environ(), "KUBECONFIG="+d.plane.Kubeconfig(t))
	if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "Warning") {
		t.Fatalf("kubectl apply -k %s: %v\n%s", folder, err, out)
	}
}

// podIsAdmitted creates the pod that the Job would, in its namespace, which
// enforces the restricted standard.
func (d *deployment) podIsAdmitted(t *testing.T) {
	job, err := d.client.BatchV1().CronJobs("sysaudit").Get(t.Context(), "sysaudit", metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "run"}, Spec: job.Spec.JobTemplate.Spec.Template.Spec}
	dryRun := metav1.CreateOptions{DryRun: []string{metav1.DryRunAll}}
	if _, err := d.client.CoreV1().Pods("sysaudit").Create(t.Context(), pod, dryRun); err != nil {
		t.Error(err)
	}
	pod.Spec.HostPID = true
	_, err = d.client.CoreV1().Pods("sysaudit").Create(t.Context(), pod, dryRun)
	if !apierrors.IsForbidden(err) || !strings.Contains(err.Error(), "violates PodSecurity") {
		t.Errorf("a pod with the processes of its node: %v", err)
	}
}

// eachRuleIsNeeded takes one rule after the other from the role, and expects
// the resources of that rule as gaps, and no others.
func (d *deployment) eachRuleIsNeeded(t *testing.T) {
	role, err := d.client.RbacV1().ClusterRoles().Get(t.Context(), "sysaudit", metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range role.Rules {
		d.await(t, rule, true)
	}
	if got := report(t, d.plugin, d.kubeconfig).list("gaps"); len(got) > 0 {
		t.Fatalf("gaps with the whole role: %v", got)
	}
	for i, rule := range role.Rules {
		less := slices.Delete(slices.Clone(role.Rules), i, i+1)
		d.setRules(t, less)
		d.await(t, rule, false)
		want := slices.Sorted(slices.Values(rule.Resources))
		if diff := cmp.Diff(want, forbidden(t, d.plugin, d.kubeconfig)); diff != "" {
			t.Errorf("without %v:\n%s", rule, diff)
		}
		d.setRules(t, role.Rules)
		d.await(t, rule, true)
	}
}

func (d *deployment) setRules(t *testing.T, rules []rbacv1.PolicyRule) {
	t.Helper()
	role, err := d.client.RbacV1().ClusterRoles().Get(t.Context(), "sysaudit", metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	role.Rules = rules
	if _, err := d.client.RbacV1().ClusterRoles().Update(t.Context(), role, metav1.UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
}

func (d *deployment) await(t *testing.T, rule rbacv1.PolicyRule, allowed bool) {
	t.Helper()
	for _, name := range rule.Resources {
		awaitRight(t, d.client, auditor, schema.GroupResource{Group: rule.APIGroups[0], Resource: name}, allowed)
	}
}

// waiversOfTheCluster reads the ConfigMap that is named, which needs a right of
// its own, and asks for no other.
func (d *deployment) waiversOfTheCluster(t *testing.T) {
	const name = "sysaudit/sysaudit-waivers"
	r := d.must(t, 1, d.kubeconfig, "--waivers-configmap", name)
	if !strings.Contains(r.stderr, "get configmap "+name) || len(r.stdout) > 0 {
		t.Errorf("stdout %q, stderr %q", r.stdout, r.stderr)
	}
	folder, err := os.MkdirTemp("../../deploy", "e2e-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	text := "resources: [../base]\ncomponents: [../waivers]\n"
	if err := os.WriteFile(filepath.Join(folder, "kustomization.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d.apply(t, folder)
	since := time.Now()
	d.awaitWaivers(t, name)
	r = d.must(t, 1, d.kubeconfig, "--waivers-configmap", "sysaudit/kube-root-ca.crt")
	if !strings.Contains(r.stderr, "forbidden") {
		t.Error(r.stderr)
	}
	for _, e := range requests(t, d.plane, since) {
		if e.ObjectRef == nil || e.ObjectRef.Resource != "configmaps" {
			continue
		}
		if e.Verb != "get" || e.ObjectRef.Namespace != "sysaudit" || !slices.Contains([]string{"sysaudit-waivers", "kube-root-ca.crt"}, e.ObjectRef.Name) {
			t.Errorf("%s %s", e.Verb, e.RequestURI)
		}
	}
}

// awaitWaivers audits until the API server's authorizer knows of the role.
func (d *deployment) awaitWaivers(t *testing.T, name string) {
	t.Helper()
	await(t, "the waivers are read", func(context.Context) error {
		if r := d.run(t, d.kubeconfig, "--waivers-configmap", name); r.code != 0 {
			return fmt.Errorf("exit code %d: %s", r.code, r.stderr)
		}
		return nil
	})
}

// auditsItself looks for findings on the namespace and the account of the
// deployment in the cluster, where its rights are resolved.
func (d *deployment) auditsItself(t *testing.T) {
	r := report(t, d.plugin, d.kubeconfig, "--scope", "all", "-n", "sysaudit")
	if n := len(r.list("components")); n != 1 {
		t.Errorf("%d workloads", n)
	}
	for _, item := range r.list("findings") {
		f, _ := item.(map[string]any)
		if severity := f["severity"]; severity != "low" {
			t.Errorf("%v %v: %v", severity, f["policy"], f["message"])
		}
	}
}
