// Package binaries finds the programs of a Kubernetes control plane, and builds
// from Go modules those that it does not find.
package binaries

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// The programs that Path knows.
const (
	Etcd              = "etcd"
	APIServer         = "kube-apiserver"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
	Kubectl           = "kubectl"
)

// assetsVariable names the folder that users of envtest already have.
const assetsVariable = "KUBEBUILDER_ASSETS"

// Path is where the named program is: in the folder that KUBEBUILDER_ASSETS
// names, for those that such a folder may hold, or else among the built ones.
// The first call of all on a machine builds, which takes minutes.
func Path(ctx context.Context, name string) (string, error) {
	if path, ok := asset(name); ok {
		return path, nil
	}
	dir, err := Build(ctx)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", name, err)
	}
	return filepath.Join(dir, name), nil
}

// Names are all the programs.
func Names() []string {
	return []string{Etcd, APIServer, ControllerManager, Scheduler, Kubectl}
}

func asset(name string) (string, bool) {
	dir := os.Getenv(assetsVariable)
	if dir == "" || !slices.Contains([]string{Etcd, APIServer, Kubectl}, name) {
		return "", false
	}
	path := filepath.Join(dir, name)
	info, err := os.Stat(path)
	return path, err == nil && info.Mode().IsRegular()
}
