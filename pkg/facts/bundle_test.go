package facts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// bundle is what a class of nodes holds, in short.
type bundle struct {
	Name, Subject string
	Nodes         []string
	// Holders bring the grants.
	Holders []string
}

func bundlesOf(t *testing.T, manifests string) []bundle {
	t.Helper()
	var list []bundle
	for _, d := range documentsOf(t, manifests) {
		if d.Kind() != facts.KindBundle {
			continue
		}
		identity := d.Input().(facts.IdentityInput).Identity
		b := bundle{Name: identity.Name, Subject: d.Subject().Name, Nodes: d.NodeNames()}
		for _, g := range identity.Grants {
			b.Holders = append(b.Holders, g.Subject)
		}
		slices.Sort(b.Holders)
		b.Holders = slices.Compact(b.Holders)
		list = append(list, b)
	}
	return list
}

// nodesCalled makes a Node of each name; the second half of a name that has a
// colon is its kubelet's version.
func nodesCalled(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		name, version, _ := strings.Cut(name, ":")
		fmt.Fprintf(&b, "---\napiVersion: v1\nkind: Node\nmetadata: {name: %s}\nstatus: {nodeInfo: {kubeletVersion: %q}}\n", name, version)
	}
	return b.String()
}

// runs has a pod of an account, with its token, on each node.
func runs(account string, nodes ...string) string {
	text := "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: " + account + ", namespace: apps}\n"
	for _, node := range nodes {
		text += fmt.Sprintf(`---
apiVersion: v1
kind: Pod
metadata: {name: %[1]s-%[2]s, namespace: apps}
spec:
  nodeName: %[2]s
  serviceAccountName: %[1]s
  containers: [{name: c, image: x, volumeMounts: [{name: t, mountPath: /t}]}]
  volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t}}]}}]
`, account, node)
	}
	return text
}

// may grants an account, or a group of all, a rule everywhere.
func may(account, rule string) string {
	subject := "{kind: ServiceAccount, name: " + account + ", namespace: apps}"
	if strings.HasPrefix(account, "system:") {
		subject = "{kind: Group, name: '" + account + "', apiGroup: rbac.authorization.k8s.io}"
	}
	name := strings.ReplaceAll(account, ":", "-")
	return fmt.Sprintf(`---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: %[1]s}
rules: [%[2]s]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: %[1]s}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %[1]s}
subjects: [%[3]s]
`, name, rule, subject)
}

const (
	deletesPods  = `{apiGroups: [""], resources: [pods], verbs: [delete]}`
	readsSecrets = `{apiGroups: [""], resources: [secrets], verbs: [get]}`
	readsPods    = `{apiGroups: [""], resources: [pods], verbs: [get]}`
	leads        = `{apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create, update]}`
	ownThings    = `{apiGroups: [example.com], resources: [things], verbs: ["*"]}`
)

func TestBundles(t *testing.T) {
	a, b := "ServiceAccount/apps/a", "ServiceAccount/apps/b"
	for _, test := range []struct {
		name, manifests string
		want            []bundle
	}{
		{
			"equal nodes are one class",
			nodesCalled("n1", "n2") + runs("a", "n1", "n2") + may("a", deletesPods),
			[]bundle{{"worker nodes", "worker nodes", []string{"n1", "n2"}, []string{a}}},
		},
		{
			"an account on some nodes splits them",
			nodesCalled("n1", "n2", "n3", "n4") + runs("a", "n1", "n2", "n3", "n4") + runs("b", "n1", "n4") +
				may("a", deletesPods) + may("b", readsSecrets),
			[]bundle{
				{"worker nodes with apps/b", "worker nodes", []string{"n1", "n4"}, []string{a, b}},
				{"worker nodes with no other accounts", "worker nodes", []string{"n2", "n3"}, []string{a}},
			},
		},
		{
			"a class of one node is called after it",
			nodesCalled("n1", "n2", "n3") + runs("a", "n1", "n2", "n3") + runs("b", "n2") + may("a", deletesPods) + may("b", readsSecrets),
			[]bundle{
				{"worker nodes with no other accounts", "worker nodes", []string{"n1", "n3"}, []string{a}},
				{"n2", "worker nodes", []string{"n2"}, []string{a, b}},
			},
		},
		{
			"nodes that are not alike are not joined",
			nodesCalled("n1:v1.36.0", "n2:v1.37.0") + runs("a", "n1", "n2") + may("a", deletesPods),
			[]bundle{
				{"n1", "n1", []string{"n1"}, []string{a}},
				{"n2", "n2", []string{"n2"}, []string{a}},
			},
		},
		{
			"what is worth nothing splits no class",
			nodesCalled("n1", "n2") + runs("a", "n1", "n2") + runs("b", "n1") +
				may("a", deletesPods) + may("b", readsPods+", "+leads+", "+ownThings),
			[]bundle{{"worker nodes", "worker nodes", []string{"n1", "n2"}, []string{a}}},
		},
		{
			"what all accounts have is in each bundle once, and splits none",
			nodesCalled("n1", "n2") + runs("a", "n1", "n2") + runs("b", "n1") + may("a", deletesPods) + may("system:serviceaccounts", readsSecrets),
			[]bundle{{"worker nodes", "worker nodes", []string{"n1", "n2"}, []string{"Group/system:serviceaccounts", a}}},
		},
		{"nodes without anything of worth have none", nodesCalled("n1") + runs("a", "n1") + may("a", readsPods), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, bundlesOf(t, test.manifests)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestBundleWithoutNodes: DaemonSets of manifests share every node.
func TestBundleWithoutNodes(t *testing.T) {
	daemon := func(name string) string {
		return fmt.Sprintf(`---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: %[1]s, namespace: apps}
spec: {template: {spec: {serviceAccountName: %[1]s, containers: [{name: c, image: x}]}}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: %[1]s, namespace: apps}
`, name)
	}
	got := bundlesOf(t, daemon("a")+daemon("b")+may("a", deletesPods)+may("b", readsSecrets))
	want := []bundle{{"all nodes", "all nodes", []string{}, []string{"ServiceAccount/apps/a", "ServiceAccount/apps/b"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNodeDocuments: however many classes nodes are split into by what they
// hold, they are judged as nodes once.
func TestNodeDocuments(t *testing.T) {
	manifests := nodesCalled("n1", "n2", "n3", "n4") + runs("a", "n1", "n2", "n3", "n4") + runs("b", "n1", "n4") +
		may("a", deletesPods) + may("b", readsSecrets)
	var names []string
	for _, d := range documentsOf(t, manifests) {
		if d.Kind() == facts.KindNode {
			names = append(names, d.Subject().Name)
		}
	}
	if diff := cmp.Diff([]string{"worker nodes"}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSurroundingsOfBundle: what a node holds is not around it.
func TestSurroundingsOfBundle(t *testing.T) {
	everything := `{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}`
	manifests := nodesCalled("n1") + runs("a", "n1") + runs("boss", "n1") + may("a", deletesPods) + may("boss", everything)
	for _, d := range documentsOf(t, manifests) {
		if d.Kind() != facts.KindBundle {
			continue
		}
		around := d.Input().(facts.IdentityInput).Identity.Namespaces[""]
		if around.Workloads != 0 || slices.ContainsFunc(around.Powerful, func(p facts.PowerfulAccount) bool { return p.Account == "apps/boss" }) {
			t.Errorf("around the node is what it holds: %+v", around)
		}
		return
	}
	t.Error("no bundle")
}
