package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/populate"
)

// cluster is a filled API server.
type cluster struct {
	*controlplane.ControlPlane
	population *populate.Population
	env        []string // of those who read it
}

// size is how large it is.
type size struct{ nodes, pods int }

func (s size) String() string { return fmt.Sprintf("%d nodes, %d pods", s.nodes, s.pods) }

// startCluster starts one without nodes and pods; dir is for its kubeconfig.
func startCluster(ctx context.Context, dir string) (*cluster, error) {
	cp, err := controlplane.New(ctx, controlplane.Config{})
	if err != nil {
		return nil, err
	}
	c := &cluster{ControlPlane: cp}
	kubeconfig := filepath.Join(dir, "kubeconfig")
	c.env = []string{"KUBECONFIG=" + kubeconfig, "KUBECACHEDIR=" + filepath.Join(dir, "cache")}
	if err := controlplane.WriteKubeconfig(kubeconfig, cp.RESTConfig()); err != nil {
		c.stop()
		return nil, err
	}
	c.population, err = populate.New(ctx, cp.RESTConfig(), cp.EtcdURL(), populate.DefaultShape())
	if err != nil {
		c.stop()
		return nil, err
	}
	return c, nil
}

func (c *cluster) stop() {
	if c.population != nil {
		c.population.Close()
	}
	c.Stop()
}

func (c *cluster) grow(ctx context.Context, to size) error {
	start := time.Now()
	if err := c.population.Grow(ctx, to.nodes, to.pods); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "the cluster has %s after %s\n", to, time.Since(start).Round(time.Second))
	return nil
}
