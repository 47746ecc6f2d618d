package cli

import (
	"context"
	"fmt"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// background starts work that does not need the cluster, and returns a function
// that waits for its result.
func background[T any](work func() (T, error)) func() (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := work()
		done <- result{value, err}
	}()
	return func() (T, error) {
		r := <-done
		return r.value, r.err
	}
}

// policySet is the policies that could be used, and what is wrong with others.
type policySet struct {
	*policy.Library
	problems []policy.Problem
}

func (f *policyFlags) loadSet(ctx context.Context) func() (policySet, error) {
	return background(func() (policySet, error) {
		library, problems, err := f.load(ctx)
		return policySet{library, problems}, err
	})
}

func loadCatalog() func() (*system.Catalog, error) {
	return background(func() (*system.Catalog, error) {
		catalog, err := system.Load()
		if err != nil {
			return nil, fmt.Errorf("load catalog of components: %w", err)
		}
		return catalog, nil
	})
}
