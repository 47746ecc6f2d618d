package controlplane

import (
	"context"
	"net/http"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/binaries"
)

func (c *ControlPlane) startEtcd(ctx context.Context) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	peerPort, err := freePort()
	if err != nil {
		return err
	}
	c.etcdURL = "http://127.0.0.1:" + port
	peer := "http://127.0.0.1:" + peerPort
	p, err := c.run(binaries.Etcd,
		"--name=default",
		"--data-dir="+c.file("etcd"),
		"--listen-client-urls="+c.etcdURL,
		"--advertise-client-urls="+c.etcdURL,
		"--listen-peer-urls="+peer,
		"--initial-advertise-peer-urls="+peer,
		"--initial-cluster=default="+peer,
		"--unsafe-no-fsync", // throw-away data
		"--quota-backend-bytes=8589934592",
		"--log-level=warn",
	)
	if err != nil {
		return err
	}
	return p.awaitReady(ctx, http.DefaultClient, c.etcdURL+"/health")
}
