package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// plain is this program as the plain list.
func (c *cluster) plain(atOnce int) (command, error) {
	self, err := os.Executable()
	if err != nil {
		return command{}, fmt.Errorf("find own program: %w", err)
	}
	return command{
		name: fmt.Sprintf("plain list, %d at once", atOnce),
		args: []string{self, plainMode, "--at-once", strconv.Itoa(atOnce)},
		env:  c.env,
	}, nil
}

func (c *cluster) plugin(path string) command {
	return command{name: "kubectl-sysaudit -o json", args: []string{path, "-o", "json"}, env: c.env}
}

func (c *cluster) kubectl() (command, error) {
	path, err := c.KubectlPath()
	if err != nil {
		return command{}, err
	}
	return command{name: "kubectl get pods -A -o json", args: []string{path, "get", "pods", "-A", "-o", "json"}, env: c.env}, nil
}

// checkPlain runs the plain list and looks whether it has read all pods.
func (c command) checkPlain(ctx context.Context, s size) error {
	out, err := c.output(ctx)
	if err != nil {
		return err
	}
	if want := fmt.Sprintf("pods %d\nnodes %d\n", s.pods, s.nodes); !strings.HasPrefix(string(out), want) {
		return fmt.Errorf("%s: does not begin with %q: %.200s", c.name, want, out)
	}
	return nil
}

// checkPlugin runs the plugin and looks whether its report is about all of the cluster.
func (c command) checkPlugin(ctx context.Context, s size) error {
	out, err := c.output(ctx)
	if err != nil {
		return err
	}
	var report struct {
		Cluster struct{ Nodes, Pods int }
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return fmt.Errorf("%s: read report: %w", c.name, err)
	}
	if got := (size{report.Cluster.Nodes, report.Cluster.Pods}); got != s {
		return fmt.Errorf("%s: the report is about %s, the cluster has %s", c.name, got, s)
	}
	return nil
}

func (c command) output(ctx context.Context) ([]byte, error) {
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	out, err := output(cmd)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	return out, nil
}
