package rank_test

import (
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"testing/quick"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rank"
)

// sample is a finding from so few values that ties of all kinds are common.
type sample api.Finding

func (sample) Generate(r *rand.Rand, _ int) reflect.Value {
	pick := func(values ...string) string { return values[r.Intn(len(values))] }
	f := api.Finding{
		Severity: api.Severity(pick("critical", "high", "medium", "low", "", "bogus")),
		Expected: r.Intn(2) == 0,
		Nodes:    r.Intn(3), Pods: r.Intn(3),
		Subject:   api.Subject{Namespace: pick("", "a", "b"), Kind: pick("DaemonSet", "Pod"), Name: pick("x", "y")},
		Policy:    pick("p", "q"),
		Container: pick("", "c"),
		ID:        pick("1", "2"),
		Message:   pick("m", "n"),
	}
	if r.Intn(2) == 0 {
		f.Reaches = &api.Reach{Goal: pick("cluster-admin", "all-nodes-root", "all-secrets", "namespace:a", "namespace:b"), Hops: r.Intn(3)}
	}
	return reflect.ValueOf(sample(f))
}

func check(t *testing.T, law any) {
	t.Helper()
	if err := quick.Check(law, &quick.Config{MaxCount: 2000, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

func compare(a, b sample) int { return rank.Compare(api.Finding(a), api.Finding(b)) }

func TestCompareIsATotalOrder(t *testing.T) {
	t.Run("antisymmetric", func(t *testing.T) {
		check(t, func(a, b sample) bool { return compare(a, b) == -compare(b, a) })
	})
	t.Run("transitive", func(t *testing.T) {
		check(t, func(a, b, c sample) bool {
			s := []sample{a, b, c}
			slices.SortFunc(s, compare)
			return compare(s[0], s[1]) <= 0 && compare(s[1], s[2]) <= 0 && compare(s[0], s[2]) <= 0
		})
	})
	t.Run("equal only if the same", func(t *testing.T) {
		check(t, func(a, b sample) bool { return (compare(a, b) == 0) == reflect.DeepEqual(a, b) })
	})
}

func TestSortIsStableUnderPermutation(t *testing.T) {
	check(t, func(samples []sample, seed int64) bool {
		findings := make([]api.Finding, len(samples))
		for i, s := range samples {
			findings[i] = api.Finding(s)
		}
		shuffled := slices.Clone(findings)
		rand.New(rand.NewSource(seed)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		rank.Sort(findings)
		rank.Sort(shuffled)
		return cmp.Equal(findings, shuffled)
	})
}

// A finding that gets worse never moves down, and one that gets better never up.
func TestSortIsMonotone(t *testing.T) {
	worsen := map[string]func(*api.Finding){
		"severity":   func(f *api.Finding) { f.Severity = api.Critical },
		"unexpected": func(f *api.Finding) { f.Expected = false },
		"worse goal": func(f *api.Finding) { f.Reaches = &api.Reach{Goal: api.GoalClusterAdmin, Hops: 0} },
		"leads anywhere": func(f *api.Finding) {
			if f.Reaches == nil {
				f.Reaches = &api.Reach{Goal: "namespace:a", Hops: 9}
			}
		},
		"fewer hops": func(f *api.Finding) {
			if f.Reaches != nil {
				f.Reaches = &api.Reach{Goal: f.Reaches.Goal, Hops: f.Reaches.Hops - 1}
			}
		},
		"more nodes": func(f *api.Finding) { f.Nodes++ },
		"more pods":  func(f *api.Finding) { f.Pods++ },
	}
	for name, change := range worsen {
		t.Run(name, func(t *testing.T) {
			check(t, func(a, b sample) bool {
				worse := api.Finding(a)
				change(&worse)
				return compare(a, b) > 0 || rank.Compare(worse, api.Finding(b)) <= 0
			})
		})
	}
}

func TestSort(t *testing.T) {
	f := func(id string, severity api.Severity, expected bool, nodes int) api.Finding {
		return api.Finding{ID: id, Severity: severity, Expected: expected, Nodes: nodes}
	}
	findings := []api.Finding{
		f("unknown", "bogus", false, 99), f("low", api.Low, false, 50), f("expected", api.High, true, 50),
		f("narrow", api.High, false, 1), f("wide", api.High, false, 2), f("critical", api.Critical, true, 0),
		leading("admin", 3), leading("admin soon", 2),
	}
	rank.Sort(findings)
	var ids []string
	for i, finding := range findings {
		ids = append(ids, finding.ID)
		if finding.Rank != i+1 || finding.Reason == "" {
			t.Errorf("%s: rank %d, reason %q at place %d", finding.ID, finding.Rank, finding.Reason, i)
		}
	}
	if diff := cmp.Diff([]string{"critical", "admin soon", "admin", "wide", "narrow", "expected", "low", "unknown"}, ids); diff != "" {
		t.Error(diff)
	}
}

// leading is an expected finding on one node that leads to cluster-admin.
func leading(id string, hops int) api.Finding {
	return api.Finding{ID: id, Severity: api.High, Expected: true, Nodes: 1, Reaches: &api.Reach{Goal: api.GoalClusterAdmin, Hops: hops}}
}

func TestReason(t *testing.T) {
	capability := func(kind, namespace string, names ...string) *api.Capability {
		return &api.Capability{Kind: kind, Namespace: namespace, Names: names}
	}
	tests := []struct {
		name    string
		finding api.Finding
		want    string
	}{
		{"node root", api.Finding{Severity: api.Critical, Capability: capability("node-root", ""), Nodes: 12, Pods: 13}, "critical: gives root on its nodes; 12 nodes, 13 pods"},
		{"in a namespace", api.Finding{Severity: api.High, Capability: capability("run-pod", "kube-system"), Nodes: 1, Pods: 1}, "high: creates pods in kube-system; 1 node, 1 pod"},
		{"with names", api.Finding{Severity: api.High, Capability: capability("read-secrets", "a", "x", "y"), Pods: 2}, "high: reads secrets (x, y) in a; 2 pods"},
		{"template", api.Finding{Severity: api.Medium, Nodes: 3}, "medium: 3 nodes, no pod seen"},
		{"expected", api.Finding{Severity: api.Low, Expected: true, Nodes: 1, Pods: 1}, "low: 1 node, 1 pod; expected of this component"},
		{"with a goal", api.Finding{Severity: api.High, Reaches: &api.Reach{Goal: "cluster-admin", Hops: 2}}, "high: leads to cluster-admin in 2 hops"},
		{"nothing else", api.Finding{Severity: api.Low}, "low: by its severity alone"},
		{"unknown capability", api.Finding{Severity: api.Low, Capability: capability("fly", "")}, "low: gives fly"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := rank.Reason(tt.finding); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// Every capability has words of its own.
func TestReasonKnowsEveryCapability(t *testing.T) {
	for _, kind := range api.Capabilities() {
		if got := rank.Reason(api.Finding{Severity: api.High, Capability: &api.Capability{Kind: kind}}); got == "high: gives "+kind {
			t.Errorf("%s has no words", kind)
		}
	}
}
