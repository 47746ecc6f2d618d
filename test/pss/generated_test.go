package pss_test

import (
	"runtime"
	"testing"

	"golang.org/x/sync/errgroup"
	corev1 "k8s.io/api/core/v1"
)

const (
	batches   = 128
	batchSize = 400
)

// TestGenerated compares on 51,200 pods made by chance, always the same ones.
func TestGenerated(t *testing.T) {
	t.Parallel()
	n := batches
	if testing.Short() {
		n /= 16
	}
	tally := newTally(t)
	group, ctx := errgroup.WithContext(t.Context())
	group.SetLimit(runtime.GOMAXPROCS(0))
	for batch := range n {
		group.Go(func() error { return tally.compare(ctx, generate(uint64(batch))) })
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	tally.report(t, n*batchSize/20)
}

// generate makes one batch; the same seed makes the same pods.
func generate(seed uint64) []*corev1.Pod {
	pods := make([]*corev1.Pod, batchSize)
	for i := range pods {
		pods[i] = newGenerator(seed, uint64(i)).pod(i)
	}
	return pods
}
