package controlplane

import (
	"path/filepath"
	"testing"

	"k8s.io/client-go/rest"
)

// Start starts a control plane that ends with the test. It is skipped by -short.
func Start(t testing.TB, options ...Option) *ControlPlane {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a control plane")
	}
	var cfg Config
	for _, option := range options {
		option(&cfg)
	}
	c, err := New(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Stop)
	return c
}

// Kubeconfig is the path of an administrator's kubeconfig.
func (c *ControlPlane) Kubeconfig(t testing.TB) string {
	t.Helper()
	return writeKubeconfig(t, c.admin)
}

// KubeconfigFor is the path of a kubeconfig for whoever bears the token.
func (c *ControlPlane) KubeconfigFor(t testing.TB, token string) string {
	t.Helper()
	return writeKubeconfig(t, c.TokenConfig(token))
}

func writeKubeconfig(t testing.TB, access *rest.Config) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kubeconfig")
	if err := WriteKubeconfig(path, access); err != nil {
		t.Fatal(err)
	}
	return path
}
