package inventory_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// row is what a test says about one revision.
type row struct {
	Workload       string
	Image          string
	Pods, Finished int
	Nodes          []string
	Template       bool
}

func rows(inv *inventory.Inventory) []row {
	var list []row
	for _, w := range inv.Workloads {
		for _, r := range w.Revisions {
			list = append(list, row{
				w.Namespace + "/" + w.Kind + "/" + w.Name, r.Pod.Spec.Containers[0].Image, r.Pods, r.Finished, r.Nodes, r.Template,
			})
		}
	}
	return list
}

const one, two = "registry.example/agent:1", "registry.example/agent:2"

func TestReplicasFold(t *testing.T) {
	inv := build(t,
		replica("DaemonSet", "agent", 1), replica("DaemonSet", "agent", 2), replica("DaemonSet", "agent", 3),
		replica("DaemonSet", "agent", 4, image(two)),
	)
	want := []row{
		{"kube-system/DaemonSet/agent", one, 3, 0, []string{"worker-1", "worker-2", "worker-3"}, false},
		{"kube-system/DaemonSet/agent", two, 1, 0, []string{"worker-4"}, false},
	}
	if diff := cmp.Diff(want, rows(inv)); diff != "" {
		t.Error(diff)
	}
	if inv.Pods != 4 {
		t.Errorf("counted %d pods, want 4", inv.Pods)
	}
}

func TestWhatKeepsReplicasApart(t *testing.T) {
	cases := map[string]func(*corev1.Pod){
		"account": func(p *corev1.Pod) { p.Spec.ServiceAccountName = "other" },
		"privileged": func(p *corev1.Pod) {
			p.Spec.Containers[0].SecurityContext = &corev1.SecurityContext{Privileged: ptr.To(true)}
		},
		"host path": func(p *corev1.Pod) {
			p.Spec.Volumes = append(p.Spec.Volumes, corev1.Volume{
				Name: "h", VolumeSource: corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: "/"}},
			})
		},
		"ephemeral container": func(p *corev1.Pod) {
			p.Spec.EphemeralContainers = []corev1.EphemeralContainer{{
				EphemeralContainerCommon: corev1.EphemeralContainerCommon{Name: "debug"},
			}}
		},
		"apparmor annotation": func(p *corev1.Pod) {
			p.Annotations = map[string]string{"container.apparmor.security.beta.kubernetes.io/agent": "unconfined"}
		},
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			inv := build(t, replica("DaemonSet", "agent", 1), replica("DaemonSet", "agent", 2, change))
			if n := len(inv.Workloads[0].Revisions); n != 2 {
				t.Errorf("%d revisions, want 2", n)
			}
		})
	}
}

func TestWhatDoesNot(t *testing.T) {
	cases := map[string]func(*corev1.Pod){
		"environment value": func(p *corev1.Pod) { p.Spec.Containers[0].Env[0].Value = "other" },
		"host name":         func(p *corev1.Pod) { p.Spec.Hostname = "other" },
		"resource version":  func(p *corev1.Pod) { p.ResourceVersion = "7" },
		"label of revision": func(p *corev1.Pod) { p.Labels = map[string]string{"pod-template-generation": "9"} },
		"pinned to its node": func(p *corev1.Pod) {
			p.Spec.Affinity = &corev1.Affinity{NodeAffinity: &corev1.NodeAffinity{
				RequiredDuringSchedulingIgnoredDuringExecution: &corev1.NodeSelector{
					NodeSelectorTerms: []corev1.NodeSelectorTerm{{MatchFields: []corev1.NodeSelectorRequirement{{
						Key: "metadata.name", Operator: corev1.NodeSelectorOpIn, Values: []string{p.Spec.NodeName},
					}}}},
				},
			}}
		},
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			change2 := func(p *corev1.Pod) { change(p); p.Spec.NodeName = "worker-2" }
			both := []runtime.Object{replica("DaemonSet", "agent", 1), replica("DaemonSet", "agent", 2, change2)}
			if name == "pinned to its node" {
				both[0] = replica("DaemonSet", "agent", 1, change)
			}
			if n := len(build(t, both...).Workloads[0].Revisions); n != 1 {
				t.Errorf("%d revisions, want 1", n)
			}
		})
	}
}

func TestTopController(t *testing.T) {
	controlled := func(kind, name string) []metav1.OwnerReference {
		return []metav1.OwnerReference{{Kind: kind, Name: name, Controller: ptr.To(true)}}
	}
	hash := func(p *corev1.Pod) { p.Labels = map[string]string{"pod-template-hash": "abc"} }
	metadata := func(kind, name string, owner ...metav1.OwnerReference) *metav1.PartialObjectMetadata {
		return &metav1.PartialObjectMetadata{
			TypeMeta:   metav1.TypeMeta{Kind: kind},
			ObjectMeta: metav1.ObjectMeta{Namespace: "kube-system", Name: name, OwnerReferences: owner},
		}
	}
	cases := []struct {
		name    string
		objects []runtime.Object
		want    string
	}{
		{"deployment", []runtime.Object{
			replica("ReplicaSet", "agent-x", 1), metadata("ReplicaSet", "agent-x", controlled("Deployment", "agent")...),
		}, "Deployment/agent"},
		{"deployment, replica sets unread", []runtime.Object{replica("ReplicaSet", "agent-abc", 1, hash)}, "Deployment/agent"},
		{"bare replica set", []runtime.Object{replica("ReplicaSet", "agent-x", 1), metadata("ReplicaSet", "agent-x")}, "ReplicaSet/agent-x"},
		{"cron job", []runtime.Object{
			replica("Job", "backup-1", 1), metadata("Job", "backup-1", controlled("CronJob", "backup")...),
		}, "CronJob/backup"},
		{"cron job, jobs unread", []runtime.Object{replica("Job", "backup-28791234", 1)}, "CronJob/backup"},
		{"job", []runtime.Object{replica("Job", "backup", 1)}, "Job/backup"},
		{"custom resource", []runtime.Object{replica("Cluster", "db", 1)}, "Cluster/db"},
		{"stateful set stops the climb", []runtime.Object{
			replica("StatefulSet", "db", 1), metadata("StatefulSet", "db", controlled("Prometheus", "p")...),
		}, "StatefulSet/db"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			inv := build(t, c.objects...)
			if len(inv.Workloads) != 1 {
				t.Fatalf("%d workloads, want 1: %v", len(inv.Workloads), rows(inv))
			}
			if got := inv.Workloads[0].Kind + "/" + inv.Workloads[0].Name; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestStaticPods(t *testing.T) {
	mirror := func(node string) func(*corev1.Pod) {
		return func(p *corev1.Pod) {
			p.Name, p.Spec.NodeName = "kube-apiserver-"+node, node
			p.Annotations = map[string]string{corev1.MirrorPodAnnotationKey: "hash-of-" + node}
			p.OwnerReferences = []metav1.OwnerReference{{Kind: "Node", Name: node, Controller: ptr.To(true)}}
			p.Spec.Containers[0].Name = "kube-apiserver"
			p.Spec.Containers[0].Command = []string{"kube-apiserver", "--advertise-address=" + node}
		}
	}
	inv := build(t, node("cp-1", nil), node("cp-2", nil), node("worker-9", nil),
		replica("Node", "x", 1, mirror("cp-1")), replica("Node", "x", 2, mirror("cp-2")))
	want := []row{{"kube-system/StaticPod/kube-apiserver", one, 2, 0, []string{"cp-1", "cp-2"}, false}}
	if diff := cmp.Diff(want, rows(inv)); diff != "" {
		t.Error(diff)
	}
	for _, n := range inv.Nodes {
		if want := n.Name != "worker-9"; n.ControlPlane != want {
			t.Errorf("%s: control plane %v, want %v", n.Name, n.ControlPlane, want)
		}
	}
}

func TestFinishedPodsHoldNoNode(t *testing.T) {
	inv := build(t, replica("Job", "setup", 1, func(p *corev1.Pod) { p.Status.Phase = corev1.PodSucceeded }))
	want := []row{{"kube-system/Job/setup", one, 0, 1, nil, false}}
	if diff := cmp.Diff(want, rows(inv)); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesStandIn(t *testing.T) {
	template := corev1.PodTemplateSpec{Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "c", Image: one}}}}
	meta := metav1.ObjectMeta{Namespace: "kube-system", Name: "agent"}
	taint := corev1.Taint{Key: "node-role.kubernetes.io/control-plane", Effect: corev1.TaintEffectNoSchedule}
	nodes := []runtime.Object{node("cp", nil, taint), node("worker", nil)}
	tolerant := *template.DeepCopy()
	tolerant.Spec.Tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists}}
	cron := batchv1.CronJob{ObjectMeta: meta}
	cron.Spec.JobTemplate.Spec.Template = template
	cases := []struct {
		name   string
		object runtime.Object
		want   row
	}{
		{"deployment", &appsv1.Deployment{ObjectMeta: meta, Spec: appsv1.DeploymentSpec{Template: template}},
			row{"kube-system/Deployment/agent", one, 0, 0, []string{"worker"}, true}},
		{"tolerant daemon set", &appsv1.DaemonSet{ObjectMeta: meta, Spec: appsv1.DaemonSetSpec{Template: tolerant}},
			row{"kube-system/DaemonSet/agent", one, 0, 0, []string{"cp", "worker"}, true}},
		{"cron job", &cron, row{"kube-system/CronJob/agent", one, 0, 0, []string{"worker"}, true}},
		{"manifest of a pod", &corev1.Pod{ObjectMeta: meta, Spec: template.Spec},
			row{"kube-system/Pod/agent", one, 1, 0, []string{"worker"}, true}},
		{"finished job", &batchv1.Job{ObjectMeta: meta, Spec: batchv1.JobSpec{Template: template}, Status: batchv1.JobStatus{Succeeded: 1}},
			row{"kube-system/Job/agent", one, 0, 1, []string{"worker"}, true}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff([]row{c.want}, rows(build(t, append(nodes, c.object)...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTemplateGivesWayToPods(t *testing.T) {
	meta := metav1.ObjectMeta{Namespace: "kube-system", Name: "agent"}
	set := &appsv1.DaemonSet{ObjectMeta: meta, Spec: appsv1.DaemonSetSpec{Template: corev1.PodTemplateSpec{
		Spec: corev1.PodSpec{Containers: []corev1.Container{{Image: two}}},
	}}}
	inv := build(t, set, replica("DaemonSet", "agent", 1))
	want := []row{{"kube-system/DaemonSet/agent", one, 1, 0, []string{"worker-1"}, false}}
	if diff := cmp.Diff(want, rows(inv)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingSecretIsKept(t *testing.T) {
	inv := build(t, replica("DaemonSet", "agent", 1, func(p *corev1.Pod) {
		p.Annotations = map[string]string{"kubectl.kubernetes.io/last-applied-configuration": "secret"}
		p.ManagedFields = []metav1.ManagedFieldsEntry{{Manager: "kubectl"}}
	}))
	pod := inv.Workloads[0].Revisions[0].Pod
	if env := pod.Spec.Containers[0].Env[0]; env.Name != "PASSWORD" || env.Value != "" {
		t.Errorf("environment is %+v, want the name alone", env)
	}
	if pod.Annotations != nil || pod.ManagedFields != nil {
		t.Errorf("kept %v and %v", pod.Annotations, pod.ManagedFields)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	var objects []runtime.Object
	for n := range 40 {
		tag := one
		if n%3 == 0 {
			tag = two
		}
		objects = append(objects, replica([]string{"DaemonSet", "StatefulSet"}[n%2], "agent", n, image(tag)), node("worker-"+string(rune('a'+n)), nil))
	}
	want := build(t, objects...)
	for range 20 {
		rand.Shuffle(len(objects), func(i, j int) { objects[i], objects[j] = objects[j], objects[i] })
		if diff := cmp.Diff(want, build(t, objects...)); diff != "" {
			t.Fatal(diff)
		}
	}
}
