// Package cli is the command line: flags become options, options run, errors
// become exit codes. It wires the stages of an audit and does nothing of what
// they do.
package cli
