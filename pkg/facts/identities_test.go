package facts_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// identityIn is the document about a service account in some manifests.
func identityIn(t *testing.T, manifests, namespace, name string) (facts.Identity, bool) {
	t.Helper()
	for _, d := range documentsOf(t, manifests) {
		if input, ok := d.Input().(facts.IdentityInput); ok && input.Identity.Namespace == namespace && input.Identity.Name == name {
			return input.Identity, true
		}
	}
	return facts.Identity{}, false
}

func documentsOf(t *testing.T, manifests string) []*facts.Document {
	t.Helper()
	return documentsIn(t, manifests, facts.Scope{All: true})
}

func documentsIn(t *testing.T, manifests string, scope facts.Scope) []*facts.Document {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.yaml")
	if err := os.WriteFile(file, []byte(manifests), 0o600); err != nil {
		t.Fatal(err)
	}
	builder := inventory.NewBuilder()
	if _, err := collect.Files(collect.FileOptions{Filenames: []string{file}}).Read(context.Background(), builder); err != nil {
		t.Fatal(err)
	}
	catalog, err := system.Load()
	if err != nil {
		t.Fatal(err)
	}
	inv := builder.Inventory()
	return facts.Build(inv, rbac.NewIndex(inv), catalog, "", scope).Documents
}

const agents = `
apiVersion: v1
kind: Namespace
metadata: {name: apps, labels: {pod-security.kubernetes.io/enforce: baseline}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: agent, namespace: apps}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: boss, namespace: apps}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: boss}
rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: boss}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: boss}
subjects: [{kind: ServiceAccount, name: boss, namespace: apps}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: agent, namespace: apps}
rules:
  - {apiGroups: [""], resources: [pods, "*/exec"], verbs: [create]}
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [boss, other]}
  - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [settings]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate, update], resourceNames: [agent]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [boss, view]}
  - {apiGroups: [argoproj.io], resources: [applications], verbs: [create, get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: agent, namespace: apps}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: agent}
subjects: [{kind: ServiceAccount, name: agent}]
---
apiVersion: v1
kind: Pod
metadata: {name: cni, namespace: apps}
spec:
  serviceAccountName: boss
  containers: [{name: main, image: x, securityContext: {privileged: true}, envFrom: [{configMapRef: {name: settings}}]}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: argocd-application-controller, namespace: argocd}
`

func TestIndexOfGrants(t *testing.T) {
	agent, _ := identityIn(t, agents, "apps", "agent")
	want := map[string][]int{
		"pods": {0}, "*/exec": {0}, "serviceaccounts/token": {1}, "configmaps": {2}, "roles": {3}, "clusterroles": {4},
		"applications": {5},
	}
	if diff := cmp.Diff(want, agent.ByResource); diff != "" {
		t.Errorf("byResource (-want +got):\n%s", diff)
	}
	boss, _ := identityIn(t, agents, "apps", "boss")
	if diff := cmp.Diff([]int{0}, boss.Everything); diff != "" || len(boss.ByResource) > 0 {
		t.Errorf("everything (-want +got):\n%s\nbyResource %v", diff, boss.ByResource)
	}
}

func TestSurroundings(t *testing.T) {
	agent, _ := identityIn(t, agents, "apps", "agent")
	want := facts.Surroundings{
		Powerful:  []facts.PowerfulAccount{{Account: "apps/boss", Why: "may do everything", Running: true}},
		Claimable: []facts.PowerfulAccount{}, Accounts: 1, Workloads: 1, Privileged: 1, Enforce: "baseline",
		Consumers: []facts.Consumer{{Workload: "Pod/apps/cni", Object: "ConfigMap/apps/settings", Privileged: true, Powerful: true}},
	}
	if diff := cmp.Diff(want, agent.Namespaces["apps"]); diff != "" {
		t.Errorf("apps (-want +got):\n%s", diff)
	}
	boss, _ := identityIn(t, agents, "apps", "boss")
	everywhere := boss.Namespaces[""]
	if everywhere.Accounts != 1 || everywhere.Workloads != 0 || everywhere.Privileged != 0 {
		t.Errorf("what surrounds boss counts boss itself: %+v", everywhere)
	}
	if slices.ContainsFunc(everywhere.Powerful, func(a facts.PowerfulAccount) bool { return a.Account == "apps/boss" }) {
		t.Errorf("boss is powerful beside itself: %+v", everywhere.Powerful)
	}
}

func TestNamed(t *testing.T) {
	agent, _ := identityIn(t, agents, "apps", "agent")
	boss := []facts.PowerfulAccount{{Account: "apps/boss", Why: "may do everything", Running: true}}
	settings := []facts.Consumer{{Workload: "Pod/apps/cni", Object: "ConfigMap/apps/settings", Privileged: true, Powerful: true}}
	nobody := facts.NamedAccounts{Powerful: []facts.PowerfulAccount{}, Others: []string{}}
	none := facts.Named{
		Accounts: nobody, Users: nobody, Groups: nobody, Tokens: nobody, Pods: []facts.Consumer{}, Strong: []string{}, Own: []string{}, Consumers: []facts.Consumer{},
	}
	token, config, own, strong := none, none, none, none
	token.Accounts.Powerful, config.Consumers = boss, settings
	own.Own, own.Strong, strong.Strong = []string{"Role/apps/agent"}, []string{"Role/apps/agent"}, []string{"ClusterRole/boss"}
	want := map[string]facts.Named{"1": token, "2": config, "3": own, "4": strong}
	if diff := cmp.Diff(want, agent.Named); diff != "" {
		t.Errorf("named (-want +got):\n%s", diff)
	}
}

func TestDeputies(t *testing.T) {
	agent, _ := identityIn(t, agents, "apps", "agent")
	want := []facts.Deputy{{
		Grant: 5, Resource: "argoproj.io/applications", Verbs: []string{"create"},
		Operator: "argocd/argocd-application-controller", Effect: "act",
	}}
	if diff := cmp.Diff(want, agent.Deputies); diff != "" {
		t.Errorf("deputies (-want +got):\n%s", diff)
	}
}

// TestNoDocument: what holds nothing that could be taken from it is not judged.
func TestNoDocument(t *testing.T) {
	const everyone = `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: all}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: boss}
subjects: [{kind: Group, name: "system:serviceaccounts", apiGroup: rbac.authorization.k8s.io}]
`
	if _, ok := identityIn(t, agents+everyone, "argocd", "argocd-application-controller"); ok {
		t.Error("an account is judged for what all accounts hold")
	}
	group, ok := identityIn(t, agents+everyone, "", "system:serviceaccounts")
	if !ok || !group.Everyone || len(group.Everything) != 1 {
		t.Errorf("the group of all accounts: %+v, found %t", group, ok)
	}
}
