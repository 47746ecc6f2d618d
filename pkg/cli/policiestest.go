package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

func newPoliciesTestCommand(streams genericiooptions.IOStreams) *cobra.Command {
	return &cobra.Command{
		Use:   "test DIR",
		Short: "Run the tests of your own policies",
		Long: `Load the policies of a directory under the rules that hold for an audit, run the
tests beside them (files that end with _test.rego), show which lines no test
reached, and audit the examples in their METADATA: a policy must find something
in its bad one and nothing in its good one.`,
		Example: `  # Run the tests of your own policies
  kubectl sysaudit policies test ./policies`,
		Args: oneDirectory,
		RunE: func(command *cobra.Command, args []string) error {
			return testPolicies(command.Context(), args[0], streams)
		},
	}
}

func oneDirectory(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return fmt.Errorf("policies test takes one directory of policies, not %d", len(args))
}

func testPolicies(ctx context.Context, directory string, streams genericiooptions.IOStreams) error {
	if info, err := os.Stat(directory); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: no such directory", directory)
	}
	source := policy.Source{Name: directory, FS: os.DirFS(directory)}
	report, err := policy.Test(ctx, builtin(), source)
	if err != nil {
		return err
	}
	examples, err := testExamples(ctx, source)
	if err != nil {
		return err
	}
	for _, problem := range report.Problems {
		fmt.Fprintf(streams.ErrOut, "error: %v\n", problem)
	}
	failed := printResults(streams.Out, report.Results)
	printCoverage(streams.Out, report.Coverage)
	for _, problem := range examples {
		fmt.Fprintf(streams.Out, "FAIL %s\n", problem)
	}
	switch {
	case len(report.Problems) > 0:
		return fmt.Errorf("%s in %s", counted(len(report.Problems), "problem"), directory)
	case failed > 0:
		return fmt.Errorf("%s failed", counted(failed, "test"))
	case len(examples) > 0:
		return fmt.Errorf("%s with examples", counted(len(examples), "problem"))
	case !report.Passed():
		return fmt.Errorf("no tests in %s: write them into files that end with _test.rego", directory)
	}
	return nil
}

// printResults shows what failed, and counts the rest.
func printResults(w io.Writer, results []policy.TestResult) (failed int) {
	passed, skipped := 0, 0
	for _, r := range results {
		switch {
		case r.Skipped:
			skipped++
		case r.Passed:
			passed++
		default:
			failed++
			fmt.Fprintf(w, "FAIL %s:%d %s\n", r.File, r.Line, r.Name)
			if r.Message != "" {
				fmt.Fprintln(w, indented(r.Message))
			}
		}
	}
	fmt.Fprintf(w, "%d passed, %d failed, %d skipped\n", passed, failed, skipped)
	return failed
}

func printCoverage(w io.Writer, coverage []policy.Coverage) {
	for _, c := range coverage {
		if len(c.Missed) > 0 {
			fmt.Fprintf(w, "not tested: %s, lines %s\n", c.File, strings.Trim(fmt.Sprint(c.Missed), "[]"))
		}
	}
}

func indented(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }
