package attack

import (
	"fmt"
	"math/rand/v2"
	"slices"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// dice makes a small cluster of chance; the same seed makes the same one.
type dice struct {
	*rand.Rand
	*world
	accounts []rbac.Identity
	subjects []api.Subject
	proofs   []api.Evidence
}

func randomWorld(seed uint64) *world {
	d := &dice{Rand: rand.New(rand.NewPCG(seed, 11)), world: newWorld()}
	if d.chance(10) {
		delete(d.inv.ClusterRoles, "cluster-admin") // files, not a whole cluster
	}
	d.places()
	for range 2 + d.IntN(5) {
		d.someAccount()
	}
	for range 2 + d.IntN(5) {
		d.someWorkload()
	}
	for range 2 + d.IntN(6) {
		d.someFinding()
	}
	for range d.IntN(4) {
		d.someHalf()
	}
	if d.chance(10) {
		d.in.Without[pick(d, d.in.Findings...).ID] = true
	}
	return d.world
}

func (d *dice) chance(percent int) bool { return d.IntN(100) < percent }

func pick[T any](d *dice, list ...T) T { return list[d.IntN(len(list))] }

// some is a part of a list, in its order; never all of nothing.
func some[T any](d *dice, list []T) []T {
	var part []T
	for _, x := range list {
		if d.chance(60) {
			part = append(part, x)
		}
	}
	return part
}

func (d *dice) someNamespace() string { return pick(d, "kube-system", "infra", "tenant") }

func (d *dice) places() {
	for _, name := range []string{"kube-system", "infra", "tenant"} {
		if d.chance(85) {
			d.namespace(name, pick(d, "", "", "privileged", "baseline", "restricted"))
		}
	}
	if d.chance(10) {
		return
	}
	for i := range 2 + d.IntN(3) {
		d.inv.Nodes = append(d.inv.Nodes, &inventory.Node{
			Name: fmt.Sprintf("node-%d", i), ControlPlane: i == 0 && d.chance(50), Labels: map[string]string{"zone": pick(d, "a", "b")},
		})
	}
}

func (d *dice) someAccount() {
	var secrets []string
	if d.chance(35) {
		secrets = []string{fmt.Sprintf("s%d%s", len(d.accounts), pick(d, "-token-1", "-token-1", "-dockercfg-1"))}
	}
	d.accounts = append(d.accounts, d.account(d.someNamespace(), pick(d, "a", "b", "c"), secrets...))
}

func (d *dice) someWorkload() {
	namespace := d.someNamespace()
	name := fmt.Sprintf("w%d", len(d.subjects))
	var replicas []facts.Replica
	for range 1 + d.IntN(2) {
		replicas = append(replicas, d.someReplica(namespace))
	}
	kind := pick(d, "Deployment", "Deployment", "DaemonSet", "StatefulSet", "Pod", inventory.KindStaticPod)
	d.subjects = append(d.subjects, d.workload(kind, namespace, name, replicas...))
	d.last().Audited, d.last().System = d.chance(90), namespace != "tenant" || d.chance(20)
	if d.chance(15) {
		d.last().Class = "control-plane"
	}
}

func (d *dice) someReplica(namespace string) facts.Replica {
	r := facts.Replica{Containers: []string{"one", "two"}[:1+d.IntN(2)], Pod: &corev1.Pod{}}
	for _, n := range some(d, d.inv.Nodes) {
		r.Nodes = append(r.Nodes, n.Name)
	}
	if d.chance(30) {
		r.Starters = []string{"setup"}
		r.Programs = map[string][]string{pick(d, "one", "setup"): {pick(d, "scripts", "settings")}}
	}
	if d.chance(40) {
		r.Pod.Spec.NodeSelector = map[string]string{"zone": pick(d, "a", "b")}
	}
	if d.chance(20) {
		r.Pod.Spec.Tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists}}
	}
	if d.chance(4) {
		r.Keepers = r.Containers[:1]
	}
	if d.chance(85) {
		r.Account = d.accountIn(namespace).Name
		r.Holders = some(d, slices.Concat(r.Containers, r.Starters))
	}
	return r
}

func (d *dice) accountIn(namespace string) rbac.Identity {
	for _, i := range d.Perm(len(d.accounts)) {
		if d.accounts[i].Namespace == namespace {
			return d.accounts[i]
		}
	}
	return rbac.Account(namespace, "default")
}

// someFinding is about a workload, an account, a group or nodes.
func (d *dice) someFinding() {
	switch roll := d.IntN(100); {
	case roll < 45:
		d.aboutWorkload()
	case roll < 60 && len(d.inv.Nodes) > 0:
		d.gives(api.Subject{Kind: "Node", Name: fmt.Sprintf("class-%d", d.objects)}, d.someCapability(false), d.someProof(d.someIdentity()))
		for _, n := range some(d, d.inv.Nodes) {
			d.effect().Nodes = append(d.effect().Nodes, n.Name)
		}
	default:
		id := d.someIdentity()
		d.gives(subjectOf(id), d.someCapability(false), d.someProof(id), d.someProof(id))
		if d.chance(50) {
			d.effect().Evidence = d.effect().Evidence[:1]
		}
	}
	if d.chance(15) { // one finding of two containers, or of two rules
		e := *d.effect()
		e.Capability = d.someCapability(false)
		e.Evidence = append([]api.Evidence{{Field: "spec.more", Object: ref(e.Subject)}}, e.Evidence...)
		d.in.Effects = append(d.in.Effects, e)
	}
	if d.chance(40) {
		d.finding().Owner = &api.Owner{Kind: pick(d, "helm", "olm", "operator", "addon-manager", "provider", "kubelet")}
	}
}

func (d *dice) aboutWorkload() {
	s := pick(d, d.subjects...)
	d.gives(s, d.someCapability(true))
	e := d.effect()
	e.Container, e.Nodes = pick(d, "", "one", "two", "setup"), nil
	for _, p := range d.in.Presences {
		if p.Subject == s {
			e.Nodes = pick(d, p.Replicas...).Nodes
		}
	}
	if e.Nodes == nil && len(d.inv.Nodes) > 0 {
		e.Nodes = []string{}
	}
	if d.chance(10) {
		e.Evidence[0].Object = "DaemonSet/kube-system/shared" // the same of several workloads
		e.Evidence[0].Field = "spec.shared"
	}
}

func (d *dice) someIdentity() rbac.Identity {
	if d.chance(15) {
		return rbac.Group(pick(d, rbac.GroupAuthenticated, rbac.GroupServiceAccounts, rbac.GroupServiceAccounts+":infra",
			rbac.GroupUnauthenticated, rbac.GroupNodes))
	}
	return pick(d, d.accounts...)
}

// someProof is a rule of an identity, one of a role that another has too, or
// one that no change takes away.
func (d *dice) someProof(id rbac.Identity) api.Evidence {
	var proof api.Evidence
	if len(d.proofs) > 0 && d.chance(20) {
		shared := pick(d, d.proofs...)
		proof = d.bind(id, "", shared.Role[len("ClusterRole/"):], shared.Rule)
	} else {
		proof = d.grant(id, "", "example.com", "widgets", pick(d, "create", "patch"))
	}
	labels := map[string]string{"kubernetes.io/bootstrapping": "rbac-defaults"}
	if d.chance(15) {
		d.inv.ClusterRoles[proof.Role[len("ClusterRole/"):]].Labels = labels
		if d.chance(50) {
			d.inv.ClusterRoleBindings[len(d.inv.ClusterRoleBindings)-1].Labels = labels
		}
	}
	d.proofs = append(d.proofs, proof)
	return proof
}

func (d *dice) someCapability(onNode bool) api.Capability {
	kinds := []string{
		api.CapabilityRunCode, api.CapabilityChangePod, api.CapabilityChangeConfig, api.CapabilityRunPod, api.CapabilityMintToken,
		api.CapabilityReadSecrets, api.CapabilityImpersonate,
		api.CapabilityIssueCertificate, api.CapabilityMovePods, api.CapabilityMovePods, api.CapabilitySteerOperator, api.CapabilityRunCode,
		api.CapabilityRunPod, api.CapabilityMintToken, api.CapabilityBindRoles, api.CapabilityEscalateRoles,
		api.CapabilityControlAdmission, api.CapabilityClusterAdmin, api.CapabilityReadData, api.CapabilityDenyService,
	}
	if onNode {
		for range 5 {
			kinds = append(kinds, api.CapabilityNodeRoot, api.CapabilityNodeCredentials)
		}
	}
	c := api.Capability{Kind: pick(d, kinds...)}
	if d.chance(70) {
		c.Namespace = d.someNamespace()
	}
	if d.chance(40) || c.Kind == api.CapabilitySteerOperator {
		c.Names = d.someNames(c.Kind)
	}
	return c
}

func (d *dice) someNames(capability string) []string {
	switch capability {
	case api.CapabilityRunCode, api.CapabilityChangePod:
		return []string{pick(d, d.subjects...).Name + pick(d, "", "-0", "-12", "-x")}
	case api.CapabilityChangeConfig:
		return []string{pick(d, "scripts", "settings"), "absent"}
	case api.CapabilityIssueCertificate:
		return []string{rbac.GroupNodes}
	case api.CapabilityReadSecrets:
		return []string{fmt.Sprintf("s%d-token-1", d.IntN(6)), fmt.Sprintf("s%d-token-1", d.IntN(6))}
	case api.CapabilityMintToken, api.CapabilityImpersonate, api.CapabilitySteerOperator:
		return []string{pick(d, "a", "b", "c", "default"), pick(d, "a", "b")}
	}
	return nil
}

// someHalf lets an identity do a part of an attack that two can carry out.
func (d *dice) someHalf() {
	id := d.someIdentity()
	namespace := pick(d, "", d.someNamespace())
	var proof api.Evidence
	switch d.IntN(6) {
	case 0:
		proof = d.grant(id, "", "", "nodes/status", "patch")
	case 1:
		proof = d.grant(id, namespace, "", "pods", "delete")
	case 2:
		proof = d.grant(id, namespace, "", "pods/eviction", "create")
	case 3:
		proof = d.grant(id, namespace, "", "secrets", "create")
	case 4:
		proof = d.grant(id, "", "certificates.k8s.io", "certificatesigningrequests", "create")
		proof.Rule = "certificates.k8s.io/" + proof.Rule
	case 5:
		d.grant(id, "", "certificates.k8s.io", "certificatesigningrequests/approval", "update")
		proof = d.grant(id, "", "certificates.k8s.io", "signers", "approve", "kubernetes.io/kube-apiserver-client")
		proof.Rule = "certificates.k8s.io/signers (kubernetes.io/kube-apiserver-client) [approve]"
	}
	if d.chance(60) {
		d.gives(subjectOf(id), api.Capability{Kind: api.CapabilityDenyService}, proof)
	}
}

// shuffled is the same world, told in another order.
func (d *dice) shuffled(in Input) Input {
	in.Presences, in.Effects, in.Findings = slices.Clone(in.Presences), slices.Clone(in.Effects), slices.Clone(in.Findings)
	d.Shuffle(len(in.Presences), func(i, j int) { in.Presences[i], in.Presences[j] = in.Presences[j], in.Presences[i] })
	d.Shuffle(len(in.Effects), func(i, j int) { in.Effects[i], in.Effects[j] = in.Effects[j], in.Effects[i] })
	d.Shuffle(len(in.Findings), func(i, j int) { in.Findings[i], in.Findings[j] = in.Findings[j], in.Findings[i] })
	return in
}
