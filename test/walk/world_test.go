package walk

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/standin"
)

// world is a cluster that holds one scenario at a time.
type world struct {
	plane      *controlplane.ControlPlane
	admin      kubernetes.Interface
	kubectl    string
	plugin     string
	kubeconfig string
	kubelets   map[string]*standin.Kubelet
	webhook    *webhook
	// barriers counts those that were awaited.
	barriers int
}

func newWorld(t *testing.T) *world {
	t.Helper()
	plane := controlplane.Start(t, controlplane.WithControllerManager(), controlplane.WithScheduler())
	admin, err := kubernetes.NewForConfig(plane.RESTConfig())
	if err != nil {
		t.Fatal(err)
	}
	kubectl, err := plane.KubectlPath()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{
		plane: plane, admin: admin, kubectl: kubectl, plugin: buildPlugin(t), kubeconfig: plane.Kubeconfig(t),
		kubelets: map[string]*standin.Kubelet{}, webhook: newWebhook(t),
	}
	for _, node := range []string{"control-plane-1", "worker-1", "worker-2"} {
		client, err := w.node(node)
		if err != nil {
			t.Fatal(err)
		}
		w.kubelets[node] = standin.StartKubelet(node, client)
		t.Cleanup(w.kubelets[node].Stop)
	}
	return w
}

func buildPlugin(t *testing.T) string {
	t.Helper()
	plugin := filepath.Join(t.TempDir(), "kubectl-sysaudit")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", plugin, "./cmd/kubectl-sysaudit")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build plugin: %v\n%s", err, out)
	}
	return plugin
}

// node is the client of a node's kubelet.
func (w *world) node(name string) (kubernetes.Interface, error) {
	access, err := w.plane.UserConfig("system:node:"+name, "system:nodes")
	if err != nil {
		return nil, err
	}
	client, err := kubernetes.NewForConfig(access)
	if err != nil {
		return nil, fmt.Errorf("connect as node: %w", err)
	}
	return client, nil
}

// run runs a program as the administrator, and gives what it prints.
func (w *world) run(ctx context.Context, program string, args ...string) ([]byte, error) {
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "KUBECONFIG="+w.kubeconfig)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}

func (w *world) audit(ctx context.Context) (report, error) {
	out, err := w.run(ctx, w.plugin, "-o", "json")
	if err != nil {
		return report{}, err
	}
	return parseReport(out)
}

// patience is for a machine that is busy with other tests; alone nothing takes
// more than a few seconds.
const patience = 3 * time.Minute

// soon waits for what the cluster does by itself.
func soon(ctx context.Context, what string, done wait.ConditionWithContextFunc) error {
	if err := wait.PollUntilContextTimeout(ctx, 50*time.Millisecond, patience, true, done); err != nil {
		return fmt.Errorf("await that %s: %w", what, err)
	}
	return nil
}
