package main

import "context"

// offline measures what needs no cluster.
func (o options) offline(ctx context.Context, r *results) error {
	demo := command{name: "kubectl-sysaudit --demo", args: []string{o.plugin, "--demo"}}
	help := command{name: "kubectl-sysaudit --help", args: []string{o.plugin, "--help"}}
	for _, c := range []command{demo, help} {
		if _, err := c.measure(ctx); err != nil { // the first time it comes from the disk
			return err
		}
	}
	all, err := inTurns(ctx, o.offlineRuns, demo, help)
	if err != nil {
		return err
	}
	r.demo, r.help = &all[0], &all[1]
	return nil
}
