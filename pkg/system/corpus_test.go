package system_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// corpus is real data that lies beside the project, but is not part of it.
const corpus = "../../../shared/corpus"

// audited is one workload of the corpus and what was decided.
type audited struct {
	name     string
	decision system.Decision
}

func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 30 MB of manifests")
	}
	catalog := load(t)
	var all []audited
	distributions := map[string]string{}
	for _, folder := range corpusFolders(t) {
		inv := read(t, folder)
		env := system.NewEnvironment(inv, rbac.NewIndex(inv))
		for _, w := range inv.Workloads {
			all = append(all, audited{name(folder, w), catalog.Decide(w, env)})
		}
		if cluster, ok := strings.CutPrefix(filepath.ToSlash(folder), corpus+"/dumps/"); ok {
			distributions[cluster] = catalog.Distribution(inv)
		}
	}
	if len(all) < 500 {
		t.Fatalf("only %d workloads read", len(all))
	}
	for _, a := range all {
		d := a.decision
		t.Logf("%s %s %q %s/%s %v", a.name, d.Class, d.Component, d.Owner.Kind, d.Owner.Detail, d.Signals)
	}
	t.Run("no system component is missed", func(t *testing.T) { missesNone(t, all) })
	t.Run("what counts for one reason only", func(t *testing.T) { judgesWeak(t, all) })
	t.Run("distributions", func(t *testing.T) {
		if diff := cmp.Diff(clusters(), distributions); diff != "" {
			t.Errorf("distributions (-want +got):\n%s", diff)
		}
	})
}

// missesNone holds that all workloads but the applications are of the system.
func missesNone(t *testing.T, all []audited) {
	known := applications()
	for _, a := range all {
		_, application := known[a.name]
		if application == a.decision.System {
			t.Errorf("%s: system %t, judged otherwise: %v", a.name, a.decision.System, a.decision.Signals)
		}
		delete(known, a.name)
	}
	for name := range known {
		t.Errorf("%s: judged, but not in the corpus", name)
	}
}

// judgesWeak holds that what counts only because of what it may do, or where
// it runs, was looked at.
func judgesWeak(t *testing.T, all []audited) {
	found := []string{}
	for _, a := range all {
		if a.decision.System && isWeak(a.decision.Signals) {
			found = append(found, a.name)
		}
	}
	slices.Sort(found)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(powerful())), found); diff != "" {
		t.Errorf("system by rights or place alone (-judged, +found):\n%s", diff)
	}
}

func isWeak(signals []api.Signal) bool {
	return !slices.ContainsFunc(signals, func(s api.Signal) bool {
		switch s.Signal {
		case "namespace", "image", "image-name", "component", "static-pod", "priority-class", "addon-manager",
			"cloud-managed", "openshift", "olm":
			return true
		}
		return false
	})
}

// applications are the workloads of the corpus that are not of the system,
// each with the reason.
func applications() map[string]string {
	const shop, tutorial, example = "business application", "application of a tutorial", "example of the API's documentation"
	return map[string]string{
		"components/kubernetes-goat-vulnerable: big-monolith/Deployment/hunger-check-deployment":                      "application that reads secrets of its namespace",
		"dumps/docker-desktop-2019: default/Deployment/client-deployment":                                             tutorial,
		"dumps/docker-desktop-2019: default/Deployment/postgres-deployment":                                           "database of an application",
		"dumps/docker-desktop-2019: default/Deployment/redis-deployment":                                              "cache of an application",
		"dumps/docker-desktop-2019: default/Deployment/server-deployment":                                             tutorial,
		"dumps/docker-desktop-2019: default/Deployment/worker-deployment":                                             tutorial,
		"dumps/docker-desktop-2019: default/Pod/demoapik8s-pod":                                                       tutorial,
		"dumps/docker-desktop-2025-utf16: default/Deployment/kube-lab-deployment":                                     tutorial,
		"dumps/eks-2022-bankofanthos: default/Deployment/balancereader":                                               shop + " with a proxy put beside it",
		"dumps/eks-2022-bankofanthos: default/Deployment/loadgenerator":                                               shop + " with a proxy put beside it",
		"dumps/eks-2022-bankofanthos: default/Deployment/transactionhistory":                                          shop + " with a proxy put beside it",
		"dumps/eks-2022-bankofanthos: default/Deployment/userservice":                                                 shop + " with a proxy put beside it",
		"dumps/eks-2022-bankofanthos: default/StatefulSet/accounts-db":                                                "database of an application",
		"dumps/eks-2022-bankofanthos: default/StatefulSet/ledger-db":                                                  "database of an application",
		"dumps/kubeadm-2019-flannel-cloudplayground: default/Deployment/nginx":                                        tutorial,
		"dumps/kubeadm-2019-flannel-cloudplayground: default/Deployment/nginx-deployment":                             tutorial,
		"dumps/kubeadm-2019-flannel-cloudplayground: default/Deployment/nginx-from-official-docs":                     tutorial,
		"dumps/kubeadm-2019-flannel-cloudplayground: default/Deployment/test-nginx":                                   tutorial,
		"dumps/kubeadm-2019-flannel-cloudplayground: default/ReplicationController/nginx":                             tutorial,
		"dumps/kubeadm-2021-calico-etcd: dashboard/Deployment/dashboard":                                              "dashboard of a plant, not of the cluster",
		"dumps/kubeadm-2024-juniper-addlabel-full-rbac: default/Deployment/example-webhook":                           "a webhook that no configuration names",
		"dumps/kubeadm-2024-juniper-addlabel-full-rbac: default/Deployment/gitea":                                     "server for source code",
		"dumps/kubeadm-2024-juniper-addlabel-full-rbac: default/Pod/label-demo":                                       example,
		"dumps/kubeadm-2024-juniper-addlabel-full-rbac: default/Pod/label-demo1":                                      example,
		"dumps/kubeadm-2024-juniper-addlabel-full-rbac: default/Pod/nginx":                                            example,
		"dumps/minikube-2022-utf16: default/Deployment/helloworld-api-deployment":                                     tutorial,
		"dumps/minikube-2026-k8sattackmap-testbed: default/CronJob/cleanup":                                           "made for a test, without rights",
		"dumps/minikube-2026-k8sattackmap-testbed: default/Job/db-migrate":                                            "made for a test, without rights",
		"dumps/minikube-2026-k8sattackmap-testbed: default/Pod/restricted-app":                                        "made for a test, without rights",
		"dumps/minikube-2026-k8sattackmap-testbed: default/StatefulSet/postgres":                                      "database of an application",
		"dumps/minikube-capi-2024-full-rbac: default/Deployment/quizapp-deployment":                                   tutorial,
		"dumps/minikube-capi-2024-full-rbac: default/Pod/demo-pod":                                                    example,
		"dumps/minikube-capi-2024-full-rbac: default/Pod/demoresource-sample":                                         example,
		"dumps/oke-2020-wls: jenkins-ns/Deployment/jenkins-deployment":                                                "build server; the dump has no RBAC, and nothing else gives it power",
		"dumps/openshift-4.8-insights-archive: di-288312/CronJob/auditlog-retention":                                  shop,
		"dumps/openshift-4.8-insights-archive: di-288312/Deployment/data-hub-flow-agent-1a3a7e88888b7fe0630189-qcwhm": shop,
		"dumps/openshift-4.8-insights-archive: di-288312/Deployment/vsystem":                                          shop,
		"dumps/openshift-4.8-insights-archive: di-288312/Job/default-2k58azz-backup-deletion":                         shop,
	}
}

// powerful are the workloads that count only for what they may do or where they
// run, each with the reason.
func powerful() map[string]string {
	const rights, host, scan = "its account may do anything", "made to show an escape to the node", "scans the node"
	return map[string]string{
		"components/kubernetes-goat-vulnerable: default/DaemonSet/docker-bench-security":      scan,
		"components/kubernetes-goat-vulnerable: default/Deployment/health-check-deployment":   host,
		"components/kubernetes-goat-vulnerable: default/Deployment/system-monitor-deployment": host,
		"dumps/kubeadm-2019-flannel-cloudplayground: default/DaemonSet/daemon-example":        "a DaemonSet on all nodes",
		"dumps/minikube-2026-k8sattackmap-testbed: default/Deployment/frontend":               rights,
		"dumps/minikube-2026-k8sattackmap-testbed: default/Pod/privileged-worker":             host,
		"dumps/minikube-2026-k8sattackmap-testbed: default/Pod/web":                           rights,
		"dumps/minikube-capi-2024-full-rbac: default/Deployment/example-webhook":              "changes what is created, may do anything",
	}
}

// clusters are the distributions of the dumps, as their own files or the index
// of the corpus say.
func clusters() map[string]string {
	return map[string]string{
		"aks-2020-kube-system":                    "aks",
		"docker-desktop-2019":                     "docker-desktop",
		"docker-desktop-2025-utf16":               "docker-desktop",
		"eks-2022-bankofanthos":                   "eks",
		"eks-2026-full-rbac":                      "eks",
		"gke-2018-kube-system":                    "gke",
		"k3s-2021-kube-vip":                       "k3s",
		"kind-1.14-sonobuoy-full-rbac":            "kind",
		"kind-1.20-sonobuoy":                      "kind",
		"kind-2025-bupd":                          "kind",
		"kodekloud-2021-flannel":                  "kubeadm",
		"kops-2020-aws-full-rbac":                 "kops",
		"kubeadm-1.8-heptio-sonobuoy-full-rbac":   "kubeadm",
		"kubeadm-2019-flannel-cloudplayground":    "kubeadm",
		"kubeadm-2021-calico-etcd":                "kubeadm",
		"kubeadm-2021-ha-1.20":                    "kubeadm",
		"kubeadm-2024-1.28":                       "kubeadm",
		"kubeadm-2024-juniper-addlabel-full-rbac": "kubeadm",
		// Objects of a minikube are mixed in.
		"lab-2024-juniper-contrail-full-rbac":    "minikube",
		"minikube-2022-metrics-server":           "minikube",
		"minikube-2022-utf16":                    "minikube",
		"minikube-2026-k8sattackmap-testbed":     "minikube",
		"minikube-capi-2024-full-rbac":           "minikube",
		"oke-2020-wls":                           "oke",
		"openshift-4-azure-company-backup":       "openshift",
		"openshift-4.8-insights-archive":         "openshift",
		"openshift-4.8-nightly-aws-mustgather":   "openshift",
		"openshift-4.9-nightly-metal-mustgather": "openshift",
		"rbac-only-kubeadm-2026-clusterroles":    "kubeadm",
		"rke-2020-rancher-full-rbac":             "rke",
	}
}

func name(folder string, w *inventory.Workload) string {
	folder = strings.TrimPrefix(filepath.ToSlash(folder), corpus+"/")
	return folder + ": " + w.Namespace + "/" + w.Kind + "/" + w.Name
}

// corpusFolders are those that hold files: each is one cluster.
func corpusFolders(t *testing.T) []string {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("no corpus beside the project: %v", err)
	}
	folders := map[string]bool{}
	for _, part := range []string{"components", "dumps"} {
		err := filepath.WalkDir(filepath.Join(corpus, part), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && isManifest(path) && entry.Type().IsRegular() {
				folders[filepath.Dir(path)] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return slices.Sorted(maps.Keys(folders))
}

func isManifest(path string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(path))
}

// read folds all objects of a folder's files.
func read(t *testing.T, folder string) *inventory.Inventory {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	b := inventory.NewBuilder()
	for _, entry := range entries {
		if path := filepath.Join(folder, entry.Name()); isManifest(path) {
			readFile(t, b, path)
		}
	}
	return b.Inventory()
}

func readFile(t *testing.T, b *inventory.Builder, path string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for document, err := range manifest.Objects(path, file) {
		if err != nil {
			continue
		}
		text, err := document.JSON()
		if err != nil {
			continue
		}
		apiVersion, kind := document.APIVersion, document.Kind
		if kind == "" {
			kind = kindByFile(path)
		}
		if object := decode(t, apiVersion, kind, text); object != nil {
			b.Add(inventory.Object{Object: object, Origin: document.Origin})
		}
	}
}

// kindByFile is that of bare arrays, which some collectors write.
func kindByFile(path string) string {
	_, plural, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".json"), "__")
	plural = plural[strings.LastIndex(plural, "_")+1:]
	for _, kind := range []string{"Pod", "DaemonSet", "Deployment", "Node", "ServiceAccount", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "Namespace"} {
		if strings.EqualFold(plural, kind+"s") {
			return kind
		}
	}
	return ""
}

// decode makes an object of the newest version of its kind, nil for kinds that
// no inventory holds.
func decode(t *testing.T, apiVersion, kind string, text []byte) runtime.Object {
	t.Helper()
	versions := map[string]string{
		"Pod": "v1", "Node": "v1", "Namespace": "v1", "ServiceAccount": "v1", "Service": "v1", "ReplicationController": "v1",
		"DaemonSet": "apps/v1", "Deployment": "apps/v1", "StatefulSet": "apps/v1", "ReplicaSet": "apps/v1",
		"Job": "batch/v1", "CronJob": "batch/v1",
		"Role": rbacV1, "ClusterRole": rbacV1, "RoleBinding": rbacV1, "ClusterRoleBinding": rbacV1,
		"MutatingWebhookConfiguration": admissionV1, "ValidatingWebhookConfiguration": admissionV1,
		"PriorityClass": "scheduling.k8s.io/v1",
	}
	version, ok := versions[kind]
	if !ok || strings.Contains(apiVersion, "openshift.io") {
		return nil
	}
	object, err := scheme.Scheme.New(schema.FromAPIVersionAndKind(version, kind))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, object); err != nil {
		t.Logf("decode %s: %v", kind, err)
		return nil
	}
	return object
}

const (
	rbacV1      = "rbac.authorization.k8s.io/v1"
	admissionV1 = "admissionregistration.k8s.io/v1"
)
