//go:build unix

package policies_test

import (
	"bytes"
	"context"
	"syscall"
	"testing"
	"time"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/examples"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/policies"
)

// BenchmarkLoad is what every audit pays first.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, _, err := policy.Load(context.Background(), policy.Source{Name: "builtin", FS: policies.FS}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEvaluate evaluates all policies that are on by default on documents
// of the recorded cluster.
func BenchmarkEvaluate(b *testing.B) {
	library, err := load(b).Select(policy.Selection{})
	if err != nil {
		b.Fatal(err)
	}
	demo := collect.FileOptions{Filenames: []string{"-"}, Stdin: bytes.NewReader(examples.Demo())}
	all := documentsOf(b, demo, facts.Scope{})
	for _, kind := range []string{"workload", "serviceaccount"} {
		docs := repeated(all, kind, 200)
		b.Run(kind, func(b *testing.B) {
			start := cpuTime(b)
			for b.Loop() {
				library.Evaluate(context.Background(), docs)
			}
			spent := cpuTime(b) - start
			b.ReportMetric(float64(spent.Microseconds())/float64(b.N*len(docs)), "cpu-µs/document")
			evaluated := float64(b.N * len(docs) * len(library.Policies()))
			b.ReportMetric(evaluated/spent.Seconds(), "policies×documents/cpu-s")
		})
	}
}

// cpuTime is what this process has computed so far, whatever else the machine
// does.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// repeated are n documents of a kind.
func repeated(all []policy.Document, kind string, n int) []policy.Document {
	var some []policy.Document
	for i := 0; len(some) < n; i++ {
		if d := all[i%len(all)]; d.Kind() == kind {
			some = append(some, d)
		}
	}
	return some
}
