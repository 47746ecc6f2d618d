package controlplane

import (
	"context"
	"fmt"
	"net/http"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/binaries"
)

const issuer = "https://kubernetes.default.svc.cluster.local"

func (c *ControlPlane) startAPIServer(ctx context.Context) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	args := append(c.apiServerArgs(port), c.cfg.APIServerArgs...)
	if c.cfg.Audit {
		if err := c.writeAuditPolicy(); err != nil {
			return err
		}
		args = append(args, c.auditArgs()...)
	}
	p, err := c.run(binaries.APIServer, args...)
	if err != nil {
		return err
	}
	host := "https://127.0.0.1:" + port
	if err := c.connect(host); err != nil {
		return err
	}
	transport, err := rest.TransportFor(c.admin)
	if err != nil {
		return fmt.Errorf("connect to API server: %w", err)
	}
	return p.awaitReady(ctx, &http.Client{Transport: transport}, host+"/readyz")
}

func (c *ControlPlane) apiServerArgs(port string) []string {
	return []string{
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		"--endpoint-reconciler-type=none", // or it refuses to advertise a loopback address
		"--secure-port=" + port,
		"--etcd-servers=" + c.etcdURL,
		"--authorization-mode=" + c.cfg.authorizationMode(),
		"--enable-admission-plugins=NodeRestriction",
		// Without a kubelet nobody would take the taint of new nodes away.
		"--disable-admission-plugins=TaintNodesByCondition",
		"--allow-privileged",
		"--service-cluster-ip-range=10.96.0.0/12",
		"--service-account-issuer=" + issuer,
		"--service-account-key-file=" + c.file("sa.pub"),
		"--service-account-signing-key-file=" + c.file("sa.key"),
		"--client-ca-file=" + c.file("ca.crt"),
		"--tls-cert-file=" + c.file("server.crt"),
		"--tls-private-key-file=" + c.file("server.key"),
		"--requestheader-client-ca-file=" + c.file("front-proxy-ca.crt"),
		"--requestheader-allowed-names=front-proxy-client",
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file=" + c.file("front-proxy-client.crt"),
		"--proxy-client-key-file=" + c.file("front-proxy-client.key"),
		"--max-requests-inflight=2000",
		"--max-mutating-requests-inflight=1000",
		"--profiling=false",
	}
}

// connect makes the administrator's access.
func (c *ControlPlane) connect(host string) error {
	admin, err := c.pki.access(host, "kubernetes-admin", "system:masters")
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(admin)
	if err != nil {
		return fmt.Errorf("connect to API server: %w", err)
	}
	c.admin, c.client = admin, client
	return nil
}

// awaitNamespaces waits for what the API server makes after it says ready.
func (c *ControlPlane) awaitNamespaces(ctx context.Context) error {
	for _, name := range []string{metav1.NamespaceDefault, metav1.NamespaceSystem} {
		err := wait.PollUntilContextCancel(ctx, 50*time.Millisecond, true, func(ctx context.Context) (bool, error) {
			_, err := c.client.CoreV1().Namespaces().Get(ctx, name, metav1.GetOptions{})
			if apierrors.IsNotFound(err) {
				return false, nil
			}
			return err == nil, err
		})
		if err != nil {
			return fmt.Errorf("await namespace %s: %w", name, err)
		}
	}
	return nil
}
