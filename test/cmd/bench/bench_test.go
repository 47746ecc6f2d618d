package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestMain lets the program under test run itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == measureMode || os.Args[1] == plainMode) {
		main()
		return
	}
	os.Exit(m.Run())
}

// The whole of it, on a small cluster with a plugin that claims to have read it.
func TestBench(t *testing.T) {
	if testing.Short() {
		t.Skip("needs a control plane")
	}
	plugin := writePlugin(t, `{"cluster": {"nodes": 3, "pods": 50}}`)
	var out strings.Builder
	args := []string{"--plugin", plugin, "--nodes", "3", "--pods", "50", "--big-pods", "0", "--huge-pods", "0", "--runs", "1", "--offline-runs", "1"}
	err := run(t.Context(), args, &out)
	if err != nil && !errors.Is(err, errMissed) { // which it may, on a busy machine
		t.Fatal(err)
	}
	for _, want := range []string{
		`(?m)^plain list, [14] at once +3 nodes, 50 pods +1 +\d+\.\d+ s .* \d+ MiB$`,
		`(?m)^kubectl-sysaudit -o json +3 nodes, 50 pods +1 `,
		`(?m)^kubectl get pods -A -o json +3 nodes, 50 pods +1 `,
		`(?m)^audit / plain list, time +\d+\.\d\d +1\.30 +(ok|MISSED)$`,
		`(?m)^--help, time +\d+\.\d\d ms +60.00 ms +(ok|MISSED)$`,
	} {
		if !regexp.MustCompile(want).MatchString(out.String()) {
			t.Errorf("no match of %s in\n%s", want, out.String())
		}
	}
}

func writePlugin(t *testing.T, report string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kubectl-sysaudit")
	if err := os.WriteFile(path, []byte("#!/bin/sh\necho '"+report+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCheckPlugin(t *testing.T) {
	s := size{nodes: 2, pods: 40}
	for report, ok := range map[string]bool{
		`{"cluster": {"nodes": 2, "pods": 40}}`: true,
		`{"cluster": {"nodes": 2, "pods": 39}}`: false,
		`no report`:                             false,
	} {
		c := command{name: "plugin", args: []string{writePlugin(t, report)}}
		if err := c.checkPlugin(t.Context(), s); (err == nil) != ok {
			t.Errorf("report %s: %v", report, err)
		}
	}
}

func TestTargets(t *testing.T) {
	took := func(wall time.Duration, mib int64) []sample { return []sample{{Wall: wall, RSS: mib << 20}} }
	r := results{
		usual:   []series{{samples: took(2*time.Second, 100)}, {samples: took(3*time.Second, 160)}},
		grown:   []series{{samples: took(8*time.Second, 100)}, {samples: took(9*time.Second, 240)}},
		kubectl: &series{samples: took(60*time.Second, 6000)},
		help:    &series{samples: took(50*time.Millisecond, 20)},
	}
	var out strings.Builder
	missed, err := r.print(&out)
	if err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`(?m)^.* (ok|MISSED)$`).FindAllString(out.String(), -1)
	want := []string{
		"audit / plain list, time            1.50         1.30         MISSED",
		"audit / kubectl get pods, time      0.05         0.15         ok",
		"audit, peak memory                  160.00 MiB   200.00 MiB   ok",
		"audit, memory after / before growth 1.50         1.25         MISSED",
		"--help, time                        50.00 ms     60.00 ms     ok",
	}
	for i := range got {
		got[i] = strings.Join(strings.Fields(got[i]), " ")
		want[i] = strings.Join(strings.Fields(want[i]), " ")
	}
	if missed != 2 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%d missed:\n%s\nwant 2:\n%s", missed, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMedian(t *testing.T) {
	if got := median([]int64{9, 1, 5}); got != 5 {
		t.Errorf("median of three: %d", got)
	}
	if got := median([]int64{9, 1, 5, 7}); got != 6 {
		t.Errorf("median of four: %d", got)
	}
}
