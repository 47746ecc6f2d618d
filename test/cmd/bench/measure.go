package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// command is what is measured.
type command struct {
	name string
	args []string // with the program
	env  []string
}

// sample is what one run of a command took.
type sample struct {
	Wall time.Duration
	CPU  time.Duration // which a busy machine changes least
	RSS  int64         // bytes, at most
}

// measure runs a command through a small process of its own: Linux counts what
// the parent had in memory at the fork as the child's, and this process has
// much while it fills a cluster.
func (c command) measure(ctx context.Context) (sample, error) {
	self, err := os.Executable()
	if err != nil {
		return sample{}, fmt.Errorf("find own program: %w", err)
	}
	cmd := exec.CommandContext(ctx, self, append([]string{measureMode}, c.args...)...)
	cmd.Env = append(os.Environ(), c.env...)
	out, err := output(cmd)
	if err != nil {
		return sample{}, fmt.Errorf("measure %s: %w", c.name, err)
	}
	var s sample
	if err := json.Unmarshal(out, &s); err != nil {
		return sample{}, fmt.Errorf("measure %s: read sample: %w", c.name, err)
	}
	return s, nil
}

// measureMain is that process.
func measureMain(ctx context.Context, args []string, out io.Writer) error {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...) // its output goes to the null device
	cmd.Stderr = os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run %s: %w", strings.Join(args, " "), err)
	}
	s := sample{Wall: time.Since(start), CPU: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return fmt.Errorf("run %s: no resource usage on this system", args[0])
	}
	s.RSS = usage.Maxrss * maxrssUnit
	return json.NewEncoder(out).Encode(s)
}

// output runs a command, with its error output in the error.
func output(cmd *exec.Cmd) ([]byte, error) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(stderr.Bytes()))
	}
	return out, nil
}

// inTurns measures commands alternately, so that what else the machine does
// falls on all of them alike.
func inTurns(ctx context.Context, runs int, commands ...command) ([]series, error) {
	all := make([]series, len(commands))
	for i, c := range commands {
		all[i].name = c.name
	}
	for range runs {
		for i, c := range commands {
			s, err := c.measure(ctx)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(os.Stderr, "%s: %s, %s\n", c.name, seconds(s.Wall), mebibytes(s.RSS))
			all[i].samples = append(all[i].samples, s)
		}
	}
	return all, nil
}
