package controlplane

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"

	"k8s.io/client-go/rest"
)

// pki is the cluster's certificate authority.
type pki struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// pair is a certificate and its key, as PEM.
type pair struct{ cert, key []byte }

// makePKI writes the certificates and keys that the programs read.
func (c *ControlPlane) makePKI(context.Context) error {
	ca, caPair, err := newAuthority("kubernetes")
	if err != nil {
		return err
	}
	proxyCA, proxyCAPair, err := newAuthority("front-proxy")
	if err != nil {
		return err
	}
	server, err := ca.issue(serverTemplate())
	if err != nil {
		return err
	}
	proxy, err := proxyCA.issue(clientTemplate("front-proxy-client"))
	if err != nil {
		return err
	}
	c.pki = ca
	pairs := map[string]pair{"ca": caPair, "front-proxy-ca": proxyCAPair, "server": server, "front-proxy-client": proxy}
	for name, p := range pairs {
		if err := c.writeFiles(map[string][]byte{name + ".crt": p.cert, name + ".key": p.key}); err != nil {
			return err
		}
	}
	return c.writeTokenKey()
}

// writeTokenKey writes the key pair that service account tokens are signed with.
func (c *ControlPlane) writeTokenKey() error {
	key, keyPEM, err := newKey()
	if err != nil {
		return err
	}
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return fmt.Errorf("encode token key: %w", err)
	}
	return c.writeFiles(map[string][]byte{"sa.key": keyPEM, "sa.pub": encode("PUBLIC KEY", public)})
}

func (c *ControlPlane) writeFiles(files map[string][]byte) error {
	for name, content := range files {
		if err := os.WriteFile(c.file(name), content, 0o600); err != nil {
			return fmt.Errorf("write credentials: %w", err)
		}
	}
	return nil
}

// access is what a user of some groups connects with.
func (p *pki) access(host, user string, groups ...string) (*rest.Config, error) {
	client, err := p.issue(clientTemplate(user, groups...))
	if err != nil {
		return nil, err
	}
	return &rest.Config{
		Host:            host,
		TLSClientConfig: rest.TLSClientConfig{CAData: encode("CERTIFICATE", p.cert.Raw), CertData: client.cert, KeyData: client.key},
		QPS:             -1, // no limit
	}, nil
}

func (p *pki) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(p.cert)
	return pool
}

// issue signs a certificate for a new key.
func (p *pki) issue(template *x509.Certificate) (pair, error) {
	key, keyPEM, err := newKey()
	if err != nil {
		return pair{}, err
	}
	der, err := x509.CreateCertificate(rand.Reader, dated(template), p.cert, key.Public(), p.key)
	if err != nil {
		return pair{}, fmt.Errorf("issue certificate: %w", err)
	}
	return pair{encode("CERTIFICATE", der), keyPEM}, nil
}

func newAuthority(name string) (*pki, pair, error) {
	key, keyPEM, err := newKey()
	if err != nil {
		return nil, pair{}, err
	}
	template := dated(&x509.Certificate{
		Subject:               pkix.Name{CommonName: name},
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
		BasicConstraintsValid: true,
		IsCA:                  true,
	})
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, pair{}, fmt.Errorf("make certificate authority: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, pair{}, fmt.Errorf("read certificate authority: %w", err)
	}
	return &pki{cert: cert, key: key}, pair{encode("CERTIFICATE", der), keyPEM}, nil
}

func serverTemplate() *x509.Certificate {
	return &x509.Certificate{
		Subject:     pkix.Name{CommonName: "kube-apiserver"},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)},
		DNSNames:    []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"},
	}
}

func clientTemplate(user string, groups ...string) *x509.Certificate {
	return &x509.Certificate{
		Subject:     pkix.Name{CommonName: user, Organization: groups},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
}

// dated makes a certificate valid for as long as any test may run.
func dated(template *x509.Certificate) *x509.Certificate {
	template.SerialNumber = new(big.Int).SetBytes([]byte(rand.Text()))
	template.NotBefore = time.Now().Add(-time.Hour)
	template.NotAfter = time.Now().Add(7 * 24 * time.Hour)
	return template
}

func newKey() (*ecdsa.PrivateKey, []byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, fmt.Errorf("make key: %w", err)
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, nil, fmt.Errorf("encode key: %w", err)
	}
	return key, encode("EC PRIVATE KEY", der), nil
}

func encode(kind string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}
