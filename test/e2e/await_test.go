package e2e

import (
	"context"
	"errors"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
)

// patience is for a machine that is busy with other tests; alone nothing takes
// more than a few seconds.
const patience = 3 * time.Minute

// await retries what holds once the API server has learned of it.
func await(t *testing.T, what string, holds func(context.Context) error) {
	t.Helper()
	var last error
	err := wait.PollUntilContextTimeout(t.Context(), 50*time.Millisecond, patience, true, func(ctx context.Context) (bool, error) {
		last = holds(ctx)
		return last == nil, nil
	})
	if err != nil {
		t.Fatalf("await that %s: %v", what, errors.Join(err, last))
	}
}
