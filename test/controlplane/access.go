package controlplane

import (
	"context"
	"fmt"

	authenticationv1 "k8s.io/api/authentication/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
	"k8s.io/utils/ptr"
)

// UserConfig is the access of any user of any groups, through a certificate of
// the cluster's authority. A node, for one, is the user system:node:NAME of the
// group system:nodes.
func (c *ControlPlane) UserConfig(user string, groups ...string) (*rest.Config, error) {
	return c.pki.access(c.admin.Host, user, groups...)
}

// TokenConfig is the access of whoever bears the token.
func (c *ControlPlane) TokenConfig(token string) *rest.Config {
	cfg := rest.AnonymousClientConfig(c.admin)
	cfg.BearerToken = token
	return cfg
}

// ServiceAccountToken requests a token of a service account.
func (c *ControlPlane) ServiceAccountToken(ctx context.Context, namespace, name string) (string, error) {
	request := &authenticationv1.TokenRequest{
		Spec: authenticationv1.TokenRequestSpec{ExpirationSeconds: ptr.To[int64](3600)},
	}
	answer, err := c.client.CoreV1().ServiceAccounts(namespace).CreateToken(ctx, name, request, metav1.CreateOptions{})
	if err != nil {
		return "", fmt.Errorf("request token: %w", err)
	}
	return answer.Status.Token, nil
}

// WriteKubeconfig writes a kubeconfig file that gives the access.
func WriteKubeconfig(path string, access *rest.Config) error {
	const name = "sysaudit-test"
	cfg := clientcmdapi.NewConfig()
	cfg.Clusters[name] = &clientcmdapi.Cluster{Server: access.Host, CertificateAuthorityData: access.CAData}
	cfg.AuthInfos[name] = &clientcmdapi.AuthInfo{
		ClientCertificateData: access.CertData,
		ClientKeyData:         access.KeyData,
		Token:                 access.BearerToken,
	}
	cfg.Contexts[name] = &clientcmdapi.Context{Cluster: name, AuthInfo: name}
	cfg.CurrentContext = name
	if err := clientcmd.WriteToFile(*cfg, path); err != nil {
		return fmt.Errorf("write kubeconfig: %w", err)
	}
	return nil
}
