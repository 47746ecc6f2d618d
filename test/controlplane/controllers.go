package controlplane

import (
	"context"
	"crypto/tls"
	"net/http"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/binaries"
)

// controllers are all but those that allocate addresses or attach volumes for
// nodes, and those that take pods away from nodes that have no kubelet.
const controllers = "*,-node-ipam-controller,-persistentvolume-attach-detach-controller," +
	"-node-lifecycle-controller,-taint-eviction-controller,-device-taint-eviction-controller,-pod-garbage-collector-controller"

func (c *ControlPlane) startControllerManager(ctx context.Context) error {
	if !c.cfg.ControllerManager {
		return nil
	}
	return c.startClient(ctx, binaries.ControllerManager,
		"--controllers="+controllers,
		"--use-service-account-credentials=true",
		"--service-account-private-key-file="+c.file("sa.key"),
		"--root-ca-file="+c.file("ca.crt"),
		"--cluster-signing-cert-file="+c.file("ca.crt"),
		"--cluster-signing-key-file="+c.file("ca.key"),
		"--kube-api-qps=1000",
		"--kube-api-burst=2000",
	)
}

func (c *ControlPlane) startScheduler(ctx context.Context) error {
	if !c.cfg.Scheduler {
		return nil
	}
	return c.startClient(ctx, binaries.Scheduler, "--kube-api-qps=1000", "--kube-api-burst=2000")
}

// startClient starts a program that works on the API server as the user that it
// is named after.
func (c *ControlPlane) startClient(ctx context.Context, name string, args ...string) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	access, err := c.pki.access(c.admin.Host, "system:"+name)
	if err != nil {
		return err
	}
	kubeconfig := c.file(name + ".kubeconfig")
	if err := WriteKubeconfig(kubeconfig, access); err != nil {
		return err
	}
	p, err := c.run(name, append(args,
		"--kubeconfig="+kubeconfig,
		"--authentication-kubeconfig="+kubeconfig,
		"--authorization-kubeconfig="+kubeconfig,
		"--bind-address=127.0.0.1",
		"--secure-port="+port,
		"--tls-cert-file="+c.file("server.crt"),
		"--tls-private-key-file="+c.file("server.key"),
		"--leader-elect=false",
		"--profiling=false",
	)...)
	if err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{
		TLSClientConfig:   &tls.Config{RootCAs: c.pki.pool()},
		DisableKeepAlives: true,
	}}
	return p.awaitReady(ctx, client, "https://127.0.0.1:"+port+"/healthz")
}
