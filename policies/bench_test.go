package policies_test

import (
	"context"
	"testing"

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

// BenchmarkEvaluate evaluates all policies on 200 documents of real components.
func BenchmarkEvaluate(b *testing.B) {
	library := load(b)
	var all []policy.Document
	for _, path := range []string{"components/cilium/1.11.0", "components/istio/1.14.0", "components/argo-cd/v2.10.0", "components/aws-ebs-csi-driver"} {
		all = append(all, documents(b, path)...)
	}
	for _, kind := range []string{"workload", "serviceaccount"} {
		docs := repeated(all, kind, 200)
		b.Run(kind, func(b *testing.B) {
			for b.Loop() {
				library.Evaluate(context.Background(), docs)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "µs/document")
		})
	}
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
