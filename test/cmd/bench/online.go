package main

import (
	"context"
	"fmt"
	"os"
)

// online measures on a cluster, then on the same one when it has grown.
func (o options) online(ctx context.Context, r *results) error {
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(dir)
	c, err := startCluster(ctx, dir)
	if err != nil {
		return err
	}
	defer c.stop()
	if err := c.grow(ctx, o.small); err != nil {
		return err
	}
	plain, err := o.fasterPlain(ctx, c, r)
	if err != nil {
		return err
	}
	r.cluster, r.grownCluster = o.small, o.big
	if r.usual, err = o.measure(ctx, c, plain, o.small, o.runs); err != nil {
		return err
	}
	if err := o.measureKubectl(ctx, c, r); err != nil || o.big.pods == 0 {
		return err
	}
	if err := c.grow(ctx, o.big); err != nil {
		return err
	}
	r.grown, err = o.measure(ctx, c, plain, o.big, o.bigRuns)
	return err
}

// fasterPlain is the faster of reading one kind after the other and several at
// once: a floor that nobody can call easy.
func (o options) fasterPlain(ctx context.Context, c *cluster, r *results) (command, error) {
	var fastest command
	for _, atOnce := range []int{1, 4} {
		plain, err := c.plain(atOnce)
		if err != nil {
			return command{}, err
		}
		if err := plain.checkPlain(ctx, o.small); err != nil {
			return command{}, err
		}
		all, err := inTurns(ctx, 1, plain)
		if err != nil {
			return command{}, err
		}
		if len(r.tried) == 0 || all[0].wall() < r.tried[0].wall() {
			fastest = plain
		}
		r.tried = append(r.tried, all[0])
	}
	return fastest, nil
}

// measure runs the plain list and the plugin in turns, after each has been tried
// once: its answer is right, and the API server is warm.
func (o options) measure(ctx context.Context, c *cluster, plain command, s size, runs int) ([]series, error) {
	if err := plain.checkPlain(ctx, s); err != nil {
		return nil, err
	}
	commands := []command{plain}
	if !o.skipPlugin {
		plugin := c.plugin(o.plugin)
		if err := plugin.checkPlugin(ctx, s); err != nil {
			return nil, err
		}
		commands = append(commands, plugin)
	}
	return inTurns(ctx, runs, commands...)
}

func (o options) measureKubectl(ctx context.Context, c *cluster, r *results) error {
	if o.kubectlRuns == 0 {
		return nil
	}
	kubectl, err := c.kubectl()
	if err != nil {
		return err
	}
	all, err := inTurns(ctx, o.kubectlRuns, kubectl)
	if err != nil {
		return err
	}
	r.kubectl = &all[0]
	return nil
}
