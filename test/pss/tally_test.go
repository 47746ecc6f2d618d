package pss_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// shownPerCheck is how many disagreements about one check are shown.
const shownPerCheck = 3

// tally counts what the checks say, and keeps where the policies disagree.
type tally struct {
	judge  judge
	checks []check

	mu     sync.Mutex
	counts map[string]*count
}

type count struct {
	allowed, denied, disagreed int
	shown                      []string
}

func newTally(t *testing.T) *tally {
	t.Helper()
	tally := &tally{judge: newJudge(t), checks: checks(), counts: map[string]*count{}}
	for _, c := range tally.checks {
		tally.counts[c.policy] = &count{}
	}
	return tally
}

// compare asks both sides about some pods.
func (t *tally) compare(ctx context.Context, pods []*corev1.Pod) error {
	verdicts, err := t.judge.judge(ctx, pods)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, pod := range pods {
		for _, c := range t.checks {
			message, found := verdicts[i][c.policy]
			t.counts[c.policy].add(c.denies(pod), found, message, pod)
		}
	}
	return nil
}

func (c *count) add(denied, found bool, message string, pod *corev1.Pod) {
	if denied {
		c.denied++
	} else {
		c.allowed++
	}
	if denied == found {
		return
	}
	c.disagreed++
	if len(c.shown) < shownPerCheck {
		text, err := yaml.Marshal(pod)
		c.shown = append(c.shown, fmt.Sprintf("denied: %v, found: %q %v\n%s", denied, message, err, text))
	}
}

// report fails the test for each disagreement, and if a check was not asked
// often enough to tell.
func (t *tally) report(test *testing.T, enough int) {
	test.Helper()
	var table strings.Builder
	total := 0
	for _, c := range t.checks {
		n := t.counts[c.policy]
		total += n.disagreed
		fmt.Fprintf(&table, "%-36s %6d allowed %6d denied %6d disagreements\n", c.policy, n.allowed, n.denied, n.disagreed)
		if min(n.allowed, n.denied) < enough {
			test.Errorf("%s: %d pods allowed, %d denied; fewer than %d tell nothing", c.policy, n.allowed, n.denied, enough)
		}
		for _, text := range n.shown {
			test.Errorf("%s disagrees: %s", c.policy, text)
		}
	}
	test.Logf("%d disagreements\n%s", total, table.String())
}
