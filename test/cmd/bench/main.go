// Command bench measures kubectl-sysaudit on a large cluster that it makes: a
// real API server filled with 1,000 nodes and 15,000 pods, then with 60,000, and
// a stand-in for one that invents 5,000 nodes and 150,000 pods.
// Each measurement is a process of its own, with its wall time and the most
// memory that it had. It ends with 1 if a target was missed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// The modes in which the program runs itself.
const (
	measureMode = "measure"    // run a command, report what it took
	plainMode   = "plain-list" // be the command that the plugin is compared with
)

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case measureMode:
			return measureMain(ctx, args[1:], out)
		case plainMode:
			return plainMain(ctx, args[1:], out)
		}
	}
	o, err := parseFlags(args)
	if err != nil {
		return err
	}
	return o.bench(ctx, out)
}

func (o options) measureAll(ctx context.Context, r *results) error {
	if err := o.huge(ctx, r); err != nil || o.onlyHuge {
		return err
	}
	if !o.skipPlugin {
		if err := o.offline(ctx, r); err != nil {
			return err
		}
	}
	return o.online(ctx, r)
}

var errMissed = errors.New("a target was missed")

// bench measures, prints the table, and fails if a target was missed.
func (o options) bench(ctx context.Context, out io.Writer) error {
	var r results
	if err := o.measureAll(ctx, &r); err != nil {
		return err
	}
	missed, err := r.print(out)
	if err != nil {
		return fmt.Errorf("print results: %w", err)
	}
	if missed > 0 {
		return errMissed
	}
	return nil
}
