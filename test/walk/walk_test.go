package walk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
)

// TestWalk brings one scenario after the other to life. The path that the plugin
// reports leads to its goal, and after the vendor's fix no further than the hop
// that is said to be refused.
func TestWalk(t *testing.T) {
	all := scenarios(t)
	if len(all) < 12 {
		t.Fatalf("%d scenarios", len(all))
	}
	w := newWorld(t)
	for _, s := range all {
		t.Run(filepath.Base(s.dir), func(t *testing.T) {
			t.Cleanup(func() { w.check(t, w.reset(context.Background(), s)) })
			w.check(t, w.apply(t.Context(), s.file("cluster.yaml"), s.file("vulnerable.yaml")))
			w.check(t, w.place(t.Context(), s.file("pods.yaml")))
			r, err := w.audit(t.Context())
			w.check(t, err)
			w.walkBoth(t, s, r)
		})
	}
}

func (w *world) check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// walkBoth first tries the path where it is closed: at its end nothing is as it
// was.
func (w *world) walkBoth(t *testing.T, s scenario, r report) {
	t.Helper()
	p, err := r.path(s)
	w.check(t, err)
	w.check(t, w.exchange(t.Context(), s.file("vulnerable.yaml"), s.file("fixed.yaml")))
	w.check(t, w.await(t.Context(), s, r, p, "no"))
	if err := w.walk(t.Context(), s, r, p); !refusedAt(err, s.Refused) {
		t.Errorf("after the fix: %v, want hop %d to be forbidden", err, s.Refused)
	}
	w.check(t, w.exchange(t.Context(), s.file("fixed.yaml"), s.file("vulnerable.yaml")))
	w.check(t, w.place(t.Context(), s.file("pods.yaml")))
	w.check(t, w.await(t.Context(), s, r, p, "yes"))
	if err := w.walk(t.Context(), s, r, p); err != nil {
		t.Error(err)
	}
}

// await runs the commands that the report gives for the right that the fix takes
// away, until the authorizer has learned of the change.
func (w *world) await(ctx context.Context, s scenario, r report, p path, want string) error {
	asked := r.finding(p.Hops[s.Refused-1].Finding).Evidence
	if s.Hops[s.Refused-1].Object != s.Fix || asked[0].Command == "" {
		return nil // it is not the right of that hop that the fix takes away
	}
	return soon(ctx, "the right is there: "+want, func(ctx context.Context) (bool, error) {
		all := true
		for _, e := range asked {
			words := strings.Fields(e.Command)
			if len(words) < 2 || words[0] != "kubectl" {
				return false, fmt.Errorf("evidence has the command %q", e.Command)
			}
			out, _ := w.run(ctx, w.kubectl, words[1:]...) // it fails with "no"
			if strings.TrimSpace(string(out)) == "no" {
				all = false
			}
		}
		return all == (want == "yes"), nil
	})
}

// refusal is what stopped a walk.
type refusal struct {
	hop int
	err error
}

func (r *refusal) Error() string { return fmt.Sprintf("hop %d: %v", r.hop, r.err) }
func (r *refusal) Unwrap() error { return r.err }

func refusedAt(err error, hop int) bool {
	var r *refusal
	return errors.As(err, &r) && r.hop == hop && apierrors.IsForbidden(err)
}

// walk goes from hop to hop.
func (w *world) walk(ctx context.Context, s scenario, r report, p path) (err error) {
	a, err := w.arrive(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.leave(context.WithoutCancel(ctx))) }()
	for i, h := range p.Hops {
		if err := a.hop(ctx, h, r.finding(h.Finding)); err != nil {
			return &refusal{i + 1, err}
		}
	}
	return nil
}
