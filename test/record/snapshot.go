package record

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
)

// contextName is what the report of the recording calls the cluster.
const contextName = "demo"

// Snapshot has the plugin record the cluster, and writes the gzipped recording
// under its name only when it is complete.
func Snapshot(ctx context.Context, plugin string, access *rest.Config, output string) error {
	dir, err := os.MkdirTemp("", "record-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(dir)
	kubeconfig := filepath.Join(dir, "kubeconfig")
	if err := writeKubeconfig(kubeconfig, access); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, plugin, "snapshot")
	cmd.Env = append(os.Environ(), "KUBECONFIG="+kubeconfig)
	cmd.Stderr = os.Stderr
	content, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("take snapshot: %w", err)
	}
	if content, err = gzipped(content); err != nil {
		return err
	}
	temporary := output + ".new"
	if err := os.WriteFile(temporary, content, 0o644); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	if err := os.Rename(temporary, output); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}

// gzipped compresses what is not compressed yet, without a name or a time.
func gzipped(content []byte) ([]byte, error) {
	if len(content) == 0 {
		return nil, errors.New("take snapshot: it is empty")
	}
	if bytes.HasPrefix(content, []byte{0x1f, 0x8b}) {
		return content, nil
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, fmt.Errorf("compress snapshot: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress snapshot: %w", err)
	}
	return out.Bytes(), nil
}

func writeKubeconfig(path string, access *rest.Config) error {
	cfg := clientcmdapi.NewConfig()
	cfg.Clusters[contextName] = &clientcmdapi.Cluster{Server: access.Host, CertificateAuthorityData: access.CAData}
	cfg.AuthInfos[contextName] = &clientcmdapi.AuthInfo{ClientCertificateData: access.CertData, ClientKeyData: access.KeyData}
	cfg.Contexts[contextName] = &clientcmdapi.Context{Cluster: contextName, AuthInfo: contextName}
	cfg.CurrentContext = contextName
	if err := clientcmd.WriteToFile(*cfg, path); err != nil {
		return fmt.Errorf("write kubeconfig: %w", err)
	}
	return nil
}
