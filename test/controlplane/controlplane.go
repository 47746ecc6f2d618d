// Package controlplane runs a real Kubernetes control plane for tests: etcd and
// kube-apiserver, and on demand kube-controller-manager and kube-scheduler. All
// of it listens on 127.0.0.1 only, and ends with the process that started it.
package controlplane

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/binaries"
)

// ControlPlane is a running control plane.
type ControlPlane struct {
	cfg       Config
	paths     map[string]string // of the programs
	dir       string
	pki       *pki
	etcdURL   string
	admin     *rest.Config
	client    kubernetes.Interface
	processes []*process
}

// startTimeout is for a machine that is busy with other tests; alone it takes 4 s.
const startTimeout = 3 * time.Minute

// New starts a control plane. It is to be stopped by Stop.
func New(ctx context.Context, cfg Config) (*ControlPlane, error) {
	paths, err := cfg.programs(ctx)
	if err != nil {
		return nil, fmt.Errorf("start control plane: %w", err)
	}
	const attempts = 4 // a free port may be taken before it is used
	var c *ControlPlane
	for range attempts {
		c, err = start(ctx, cfg, paths)
		if !errors.Is(err, errPortTaken) {
			break
		}
	}
	return c, err
}

// programs finds what is to be started, or builds it, which has no time limit.
func (c Config) programs(ctx context.Context) (map[string]string, error) {
	names := []string{binaries.Etcd, binaries.APIServer}
	if c.ControllerManager {
		names = append(names, binaries.ControllerManager)
	}
	if c.Scheduler {
		names = append(names, binaries.Scheduler)
	}
	paths := map[string]string{}
	for _, name := range names {
		path, err := binaries.Path(ctx, name)
		if err != nil {
			return nil, err
		}
		paths[name] = path
	}
	return paths, nil
}

func start(ctx context.Context, cfg Config, paths map[string]string) (*ControlPlane, error) {
	dir, err := os.MkdirTemp("", "controlplane-")
	if err != nil {
		return nil, fmt.Errorf("make control plane folder: %w", err)
	}
	c := &ControlPlane{cfg: cfg, paths: paths, dir: dir}
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for _, step := range []func(context.Context) error{
		c.makePKI, c.startEtcd, c.startAPIServer, c.awaitNamespaces, c.startControllerManager, c.startScheduler,
	} {
		if err := step(ctx); err != nil {
			c.Stop()
			return nil, fmt.Errorf("start control plane: %w", err)
		}
	}
	return c, nil
}

// Stop kills all processes, since an orderly end takes up to 11 s and nobody
// needs their data, and removes their files.
func (c *ControlPlane) Stop() {
	for _, p := range slices.Backward(c.processes) {
		p.kill()
	}
	c.processes = nil
	os.RemoveAll(c.dir)
}

// RESTConfig is a cluster-admin's access, without rate limits.
func (c *ControlPlane) RESTConfig() *rest.Config { return rest.CopyConfig(c.admin) }

// EtcdURL is where etcd listens, in clear text and without authentication.
func (c *ControlPlane) EtcdURL() string { return c.etcdURL }

// KubectlPath is a kubectl of the same version, built if there is none.
func (c *ControlPlane) KubectlPath() (string, error) {
	return binaries.Path(context.Background(), binaries.Kubectl)
}

// run starts a program as a part of the control plane.
func (c *ControlPlane) run(name string, args ...string) (*process, error) {
	p, err := startProcess(name, c.paths[name], args, c.cfg.Env, c.file(name+".log"))
	if err != nil {
		return nil, err
	}
	c.processes = append(c.processes, p)
	return p, nil
}

func (c *ControlPlane) file(name string) string { return filepath.Join(c.dir, name) }
