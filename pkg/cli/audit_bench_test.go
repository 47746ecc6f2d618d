package cli

import (
	"io"
	"testing"

	"k8s.io/cli-runtime/pkg/genericiooptions"
)

// BenchmarkDemo is a whole audit of the recorded cluster.
func BenchmarkDemo(b *testing.B) {
	streams := genericiooptions.IOStreams{Out: io.Discard, ErrOut: io.Discard}
	for b.Loop() {
		if code := Main(b.Context(), []string{"--demo"}, streams); code != exitDone {
			b.Fatalf("exit code %d", code)
		}
	}
}
