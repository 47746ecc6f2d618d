package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// The exit codes, as the README lists them.
const (
	exitDone        = 0
	exitFailure     = 1
	exitFindings    = 3
	exitGaps        = 4
	exitInterrupted = 130
)

// ExitError ends the program with a code of its own.
type ExitError struct {
	Code int
	Err  error
}

// Error is what the user is told.
func (e *ExitError) Error() string { return e.Err.Error() }

// Unwrap is the cause.
func (e *ExitError) Unwrap() error { return e.Err }

// exitCode prints an error once and finds its code.
func exitCode(ctx context.Context, err error, errOut io.Writer) int {
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil {
		fmt.Fprintln(errOut, "interrupted")
		return exitInterrupted
	}
	var exit *ExitError
	if errors.As(err, &exit) {
		fmt.Fprintln(errOut, exit.Err)
		return exit.Code
	}
	fmt.Fprintf(errOut, "error: %v\n", err)
	return exitFailure
}
