package power_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// cluster collects objects for a test.
type cluster struct {
	t *testing.T
	b *inventory.Builder
	n int
}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	return &cluster{t: t, b: inventory.NewBuilder()}
}

// account adds a service account; tokens are secrets that it lists.
func (c *cluster) account(namespace, name string, tokens ...string) *cluster {
	account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name}}
	for _, token := range tokens {
		account.Secrets = append(account.Secrets, corev1.ObjectReference{Name: token})
	}
	c.b.Add(inventory.Object{Object: account})
	return c
}

// grants binds rules to an account, in a namespace or ("") everywhere.
func (c *cluster) grants(namespace, name, in string, rules ...string) *cluster {
	c.t.Helper()
	c.n++
	role := rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: "role-" + string(rune('a'+c.n))}}
	for _, text := range rules {
		var rule rbacv1.PolicyRule
		if err := yaml.UnmarshalStrict([]byte(text), &rule); err != nil {
			c.t.Fatal(err)
		}
		role.Rules = append(role.Rules, rule)
	}
	c.b.Add(inventory.Object{Object: &role})
	ref := rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: role.Name}
	subjects := []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: namespace, Name: name}}
	if in == "" {
		c.b.Add(inventory.Object{Object: &rbacv1.ClusterRoleBinding{ObjectMeta: role.ObjectMeta, RoleRef: ref, Subjects: subjects}})
		return c
	}
	c.b.Add(inventory.Object{Object: &rbacv1.RoleBinding{
		ObjectMeta: metav1.ObjectMeta{Namespace: in, Name: role.Name}, RoleRef: ref, Subjects: subjects,
	}})
	return c
}

// runs adds a pod that runs as an account.
func (c *cluster) runs(namespace, account string) *cluster {
	c.b.Add(inventory.Object{Object: &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: "pod-of-" + account},
		Spec:       corev1.PodSpec{ServiceAccountName: account, Containers: []corev1.Container{{Name: "main"}}},
	}})
	return c
}

func (c *cluster) find() *power.Powers {
	inv := c.b.Inventory()
	return power.Find(inv, rbac.NewIndex(inv))
}

// why is what makes an account powerful; "" if nothing does.
func why(p *power.Powers, namespace, name string) string {
	a, ok := p.Of(rbac.Account(namespace, name))
	if !ok {
		return ""
	}
	return a.Why
}

const everything = `{verbs: ["*"], apiGroups: ["*"], resources: ["*"]}`

func TestDirectPower(t *testing.T) {
	tests := []struct {
		name  string
		in    string
		rules []string
		want  string
	}{
		{"everything", "", []string{everything}, "may do everything"},
		{"everything of one group", "", []string{`{verbs: ["*"], apiGroups: [apps], resources: ["*"]}`}, "can start pods as kube-system/clusterrole-aggregation-controller"},
		{"escalate with write", "", []string{`{verbs: [escalate, patch], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles]}`}, "can add permissions to cluster roles"},
		{"escalate alone", "", []string{`{verbs: [escalate], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles]}`}, ""},
		{"escalate in a namespace", "a", []string{`{verbs: [escalate, patch], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles]}`}, ""},
		{"bind with write", "", []string{`{verbs: [bind, create], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles, clusterrolebindings]}`}, "can bind cluster-admin"},
		{"bind of cluster-admin by name", "", []string{`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [cluster-admin]}`, `{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings]}`}, "can bind cluster-admin"},
		{"bind of a weak role", "", []string{`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view]}`, `{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings]}`}, ""},
		{"bind of a role that makes tokens", "", []string{`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [edit]}`, `{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings]}`}, "can bind edit"},
		{"bindings without bind", "", []string{`{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings]}`}, ""},
		{"impersonate users", "", []string{`{verbs: [impersonate], apiGroups: [""], resources: [users]}`}, "can act as any user"},
		{"impersonate groups", "", []string{`{verbs: [impersonate], apiGroups: [""], resources: [groups]}`}, ""},
		{"mutating webhook by name", "", []string{`{verbs: [patch], apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], resourceNames: [mine]}`}, "can change what others create"},
		{"mutating policies", "", []string{`{verbs: [create], apiGroups: [admissionregistration.k8s.io], resources: [mutatingadmissionpolicies, mutatingadmissionpolicybindings]}`}, "can change what others create"},
		{"validating webhook", "", []string{`{verbs: [patch], apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations]}`}, ""},
		{"kubelet", "", []string{`{verbs: [get], apiGroups: [""], resources: [nodes/proxy]}`}, "can run programs in every pod through the kubelet"},
		{"read everything", "", []string{`{verbs: [get], apiGroups: ["*"], resources: ["*"]}`}, "can run programs in every pod through the kubelet"},
		{"kubelet metrics", "", []string{`{verbs: [get], apiGroups: [""], resources: [nodes/metrics]}`}, ""},
		{"certificates", "", []string{`{verbs: [create, update, approve], apiGroups: [certificates.k8s.io], resources: ["*"]}`}, "can issue certificates for any user"},
		{"certificates of kubelets", "", []string{`{verbs: [create, update], apiGroups: [certificates.k8s.io], resources: ["*"]}`, `{verbs: [approve], apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [kubernetes.io/kube-apiserver-client-kubelet]}`}, ""},
		{"reads only", "", []string{`{verbs: [get, list, watch], apiGroups: [""], resources: [pods]}`}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newCluster(t).account("a", "x").grants("a", "x", tt.in, tt.rules...).find()
			if got := why(p, "a", "x"); got != tt.want {
				t.Errorf("why = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTakeover(t *testing.T) {
	tests := []struct {
		name  string
		in    string
		rules []string
		want  string
	}{
		{"pods", "b", []string{`{verbs: [create], apiGroups: [""], resources: [pods]}`}, "can start pods as b/boss"},
		{"pods everywhere", "", []string{`{verbs: [create], apiGroups: [""], resources: [pods]}`}, "can start pods as b/boss"},
		{"pods elsewhere", "c", []string{`{verbs: [create], apiGroups: [""], resources: [pods]}`}, ""},
		{"deployments", "b", []string{`{verbs: [patch], apiGroups: [apps], resources: [deployments]}`}, "can start pods as b/boss"},
		{"one deployment", "b", []string{`{verbs: [patch], apiGroups: [apps], resources: [deployments], resourceNames: [x]}`}, ""},
		{"tokens", "b", []string{`{verbs: [create], apiGroups: [""], resources: [serviceaccounts/token]}`}, "can issue tokens of b/boss"},
		{"tokens of the account", "b", []string{`{verbs: [create], apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [boss]}`}, "can issue tokens of b/boss"},
		{"tokens of another", "b", []string{`{verbs: [create], apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [y]}`}, ""},
		{"impersonate", "b", []string{`{verbs: [impersonate], apiGroups: [""], resources: [serviceaccounts]}`}, "can act as b/boss"},
		{"exec", "b", []string{`{verbs: [create], apiGroups: [""], resources: [pods/exec]}`}, "can run programs in pods of b/boss"},
		{"pod updates", "b", []string{`{verbs: [update], apiGroups: [""], resources: [pods]}`}, "can run programs in pods of b/boss"},
		{"token secrets", "b", []string{`{verbs: [create, get], apiGroups: [""], resources: [secrets]}`}, "can create token secrets of b/boss"},
		{"stored token", "b", []string{`{verbs: [list], apiGroups: [""], resources: [secrets]}`}, "can read the token secrets of b/boss"},
		{"secrets by name", "b", []string{`{verbs: [get], apiGroups: [""], resources: [secrets], resourceNames: [x]}`}, ""},
		{"secrets written only", "b", []string{`{verbs: [create], apiGroups: [""], resources: [secrets]}`}, ""},
		{"jobs that exist", "b", []string{`{verbs: [patch, update], apiGroups: [batch], resources: [jobs]}`}, ""},
		{"cron jobs that exist", "b", []string{`{verbs: [patch], apiGroups: [batch], resources: [cronjobs]}`}, "can start pods as b/boss"},
		{"bind of a strong role", "b", []string{`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [edit]}`, `{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings]}`}, "can bind any role beside b/boss"},
		{"bind of a role of that name", "b", []string{`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [roles], resourceNames: [edit]}`, `{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings]}`}, ""},
		{"bind of a weak role", "b", []string{`{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view]}`, `{verbs: [create], apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings]}`}, ""},
		{"bind", "b", []string{`{verbs: [bind, create], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles, rolebindings]}`}, "can bind any role beside b/boss"},
		{"deletes", "b", []string{`{verbs: [delete], apiGroups: [""], resources: [pods]}`}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCluster(t).account("b", "boss", "boss-token-abcde").grants("b", "boss", "", everything).runs("b", "boss")
			p := c.account("a", "x").grants("a", "x", tt.in, tt.rules...).find()
			if got := why(p, "a", "x"); got != tt.want {
				t.Errorf("why = %q, want %q", got, tt.want)
			}
		})
	}
}

// TestTakeoverNeeds: an account that does not run cannot be taken from a pod,
// and one without a stored token not from a secret.
func TestTakeoverNeeds(t *testing.T) {
	c := newCluster(t).account("b", "boss", "boss-dockercfg-abcde").grants("b", "boss", "", everything)
	c.account("a", "exec").grants("a", "exec", "b", `{verbs: [create], apiGroups: [""], resources: [pods/exec]}`)
	c.account("a", "read").grants("a", "read", "b", `{verbs: [list], apiGroups: [""], resources: [secrets]}`)
	p := c.find()
	if got := why(p, "a", "exec") + why(p, "a", "read"); got != "" {
		t.Errorf("why = %q, want nothing", got)
	}
}

// TestChain: power is handed on as far as it goes.
func TestChain(t *testing.T) {
	c := newCluster(t).account("c", "boss").grants("c", "boss", "", everything)
	c.account("b", "middle").grants("b", "middle", "c", `{verbs: [create], apiGroups: [""], resources: [pods]}`)
	c.account("a", "first").grants("a", "first", "b", `{verbs: [create], apiGroups: [""], resources: [serviceaccounts/token]}`)
	p := c.find()
	if got, want := why(p, "a", "first"), "can issue tokens of b/middle"; got != want {
		t.Errorf("why = %q, want %q", got, want)
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "kube-system"}, p.Namespaces()); diff != "" {
		t.Errorf("namespaces (-want +got):\n%s", diff)
	}
	if len(p.In("a")) != 1 || p.In("a")[0].Identity.Name != "first" {
		t.Errorf("In(a) = %v", p.In("a"))
	}
}

// TestSelf: an account gains nothing from itself.
func TestSelf(t *testing.T) {
	p := newCluster(t).account("a", "x").grants("a", "x", "a", `{verbs: [create], apiGroups: [""], resources: [pods]}`).find()
	if got := why(p, "a", "x"); got != "" {
		t.Errorf("why = %q, want nothing", got)
	}
}

// TestMissing: an account that was removed is powerful for whoever makes it
// again, but cannot be taken over.
func TestMissing(t *testing.T) {
	c := newCluster(t).account("b", "default").grants("b", "gone", "", everything)
	p := c.account("a", "x").grants("a", "x", "b", `{verbs: [create], apiGroups: [""], resources: [pods]}`).find()
	if a, ok := p.Of(rbac.Account("b", "gone")); !ok || !a.Missing {
		t.Errorf("gone: %+v %t, want it missing", a, ok)
	}
	if got := why(p, "a", "x"); got != "" {
		t.Errorf("why = %q, want nothing", got)
	}
}

// TestControllers: those of Kubernetes are assumed unless the input is a whole
// cluster, whose own bindings say what there is.
func TestControllers(t *testing.T) {
	const name = "clusterrole-aggregation-controller"
	if a, ok := newCluster(t).find().Of(rbac.Account("kube-system", name)); !ok || !a.Assumed {
		t.Errorf("in files: %+v %t, want it assumed", a, ok)
	}
	whole := newCluster(t)
	whole.b.Add(inventory.Object{Object: &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: "cluster-admin"}}})
	if a, ok := whole.find().Of(rbac.Account("kube-system", name)); ok {
		t.Errorf("in a cluster without it: %+v", a)
	}
}

// TestWebhookThatDoesNotExist: in a whole cluster a right to change it gives
// nothing.
func TestWebhookThatDoesNotExist(t *testing.T) {
	for name, want := range map[string]string{"there": "can change what others create", "gone": ""} {
		c := newCluster(t).account("a", "x").grants("a", "x", "", `{verbs: [patch], apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], resourceNames: [`+name+`]}`)
		c.b.Add(inventory.Object{Object: &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: "cluster-admin"}}})
		c.b.Add(inventory.Object{Object: &admissionv1.MutatingWebhookConfiguration{ObjectMeta: metav1.ObjectMeta{Name: "there"}}})
		if got := why(c.find(), "a", "x"); got != want {
			t.Errorf("%s: why = %q, want %q", name, got, want)
		}
	}
}
