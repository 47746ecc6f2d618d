package deploy_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	batchv1 "k8s.io/api/batch/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/render"
)

// TestPublishComponents adds each component to the base, and compares its role
// with what the program publishes.
func TestPublishComponents(t *testing.T) {
	for _, format := range []string{"openreports", "policyreport"} {
		t.Run(format, func(t *testing.T) {
			built := buildWith(t, "publish/"+format)
			var role rbacv1.ClusterRole
			find(t, built, "ClusterRole", "sysaudit-publish", &role)
			if diff := cmp.Diff(publishRules(t, format), role.Rules); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
			var job batchv1.CronJob
			find(t, built, "CronJob", "sysaudit", &job)
			args := job.Spec.JobTemplate.Spec.Template.Spec.Containers[0].Args
			if !slices.Contains(args, "--publish="+format) {
				t.Errorf("arguments %q", args)
			}
			var binding rbacv1.ClusterRoleBinding
			find(t, built, "ClusterRoleBinding", "sysaudit-publish", &binding)
			want := rbacv1.Subject{Kind: "ServiceAccount", Name: "sysaudit", Namespace: "sysaudit"}
			if diff := cmp.Diff([]rbacv1.Subject{want}, binding.Subjects); diff != "" {
				t.Errorf("subjects (-want +got):\n%s", diff)
			}
		})
	}
}

// publishRules let the objects of a format be written, and nothing else.
func publishRules(t *testing.T, format string) []rbacv1.PolicyRule {
	t.Helper()
	kinds, err := render.ReportKinds(format)
	if err != nil {
		t.Fatal(err)
	}
	rule := rbacv1.PolicyRule{APIGroups: []string{kinds[0].Group}, Verbs: []string{"list", "create", "patch", "delete"}}
	for _, kind := range kinds {
		rule.Resources = append(rule.Resources, strings.ToLower(kind.Kind)+"s")
	}
	return []rbacv1.PolicyRule{rule}
}

// buildWith builds the base with a component.
func buildWith(t *testing.T, component string) resmap.ResMap {
	t.Helper()
	disk := filesys.MakeFsOnDisk()
	dir := t.TempDir()
	root, _, err := disk.CleanedAbs(".")
	if err != nil {
		t.Fatal(err)
	}
	text := "resources: [" + relative(t, dir, root.Join("base")) + "]\ncomponents: [" + relative(t, dir, root.Join(component)) + "]\n"
	if err := disk.WriteFile(dir+"/kustomization.yaml", []byte(text)); err != nil {
		t.Fatal(err)
	}
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(disk, dir)
	if err != nil {
		t.Fatal(err)
	}
	return built
}

// relative is a path as a kustomization may name it.
func relative(t *testing.T, from, to string) string {
	t.Helper()
	path, err := filepath.Rel(from, to)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// find decodes one object.
func find(t *testing.T, built resmap.ResMap, kind, name string, into any) {
	t.Helper()
	for _, r := range built.Resources() {
		if r.GetKind() != kind || r.GetName() != name {
			continue
		}
		text, err := r.AsYAML()
		if err == nil {
			err = yaml.UnmarshalStrict(text, into)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("no %s %s", kind, name)
}
