package oracle_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"golang.org/x/sync/errgroup"
	"sigs.k8s.io/yaml"
)

// oracle knows what is right.
type oracle interface {
	allows(ctx context.Context, user string, groups []string, r request) (bool, error)
}

// atOnce is how many requests are made at the same time.
const atOnce = 32

// ask puts all questions of a world to an oracle.
func ask(t *testing.T, o oracle, w *world) []bool {
	t.Helper()
	verdicts := make([]bool, len(w.Answers))
	group, ctx := errgroup.WithContext(t.Context())
	group.SetLimit(atOnce)
	for i, a := range w.Answers {
		group.Go(func() error {
			allowed, err := o.allows(ctx, a.User, a.Groups, a.Request)
			if err != nil {
				return fmt.Errorf("ask question %d of seed %d: %w", i, w.Seed, err)
			}
			verdicts[i] = allowed
			return nil
		})
	}
	must(t, group.Wait())
	return verdicts
}

// tally counts what was asked and allowed, and which answers were wrong.
type tally struct{ asked, allowed, wrong, wrongWorlds int }

// shown is how many disagreements are shown of each world, and of how many
// worlds the objects are.
const shown = 3

// compare holds the answers of package rbac against an oracle's.
func (n *tally) compare(t *testing.T, w *world, verdicts []bool) {
	t.Helper()
	wrong := 0
	for i, a := range w.Answers {
		n.asked++
		if verdicts[i] {
			n.allowed++
		}
		if a.Allowed == verdicts[i] {
			continue
		}
		if wrong++; wrong <= shown {
			t.Errorf("seed %d, question %d: user %q of groups %q: %+v: allowed %t by %s, the oracle says %t",
				w.Seed, i, a.User, a.Groups, a.Request, a.Allowed, a.By, verdicts[i])
		}
	}
	if wrong == 0 {
		return
	}
	n.wrong += wrong
	if n.wrongWorlds++; n.wrongWorlds <= shown {
		t.Logf("%d disagreements on seed %d, whose objects are:\n%s", wrong, w.Seed, w.show())
	}
}

// report fails unless enough was asked and all of it answered rightly.
func (n *tally) report(t *testing.T, atLeast int) {
	t.Helper()
	t.Logf("%d questions, %d allowed, %d disagreements", n.asked, n.allowed, n.wrong)
	switch {
	case n.wrong > 0:
		t.Errorf("%d disagreements in all", n.wrong)
	case n.asked < atLeast:
		t.Errorf("asked %d questions, want at least %d", n.asked, atLeast)
	case n.allowed < n.asked/10 || n.allowed > n.asked*9/10:
		t.Errorf("%d of %d allowed: the questions ask little", n.allowed, n.asked)
	}
}

// show writes the objects as YAML.
func (w *world) show() string {
	text, err := json.Marshal(w.objects)
	if err != nil {
		return err.Error()
	}
	document, err := yaml.JSONToYAML(text)
	if err != nil {
		return err.Error()
	}
	return string(document)
}
