package render

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCSVHasOneLinePerFinding(t *testing.T) {
	fleet := twoClusters(t)
	rows, err := csv.NewReader(strings.NewReader(reported(t, "csv", fleet))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := 1
	for _, r := range fleet.Reports {
		want += len(r.Findings)
	}
	if len(rows) != want || len(rows[0]) != len(csvHeader()) {
		t.Fatalf("%d lines of %d cells, want %d", len(rows), len(rows[0]), want)
	}
	first := map[string]string{}
	for i, name := range rows[0] {
		first[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"cluster": "prod-eu", "severity": "critical", "namespace": "kube-system", "kind": "DaemonSet", "name": "fluentbit",
		"goal": "cluster-admin", "hops": "2", "status": "new", "id": "f-3c1e9a02", "nodes": "12",
	} {
		if diff := cmp.Diff(want, first[name]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCSVHasNoFormulas(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(reported(t, "csv", hostileReport(t)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	quoted := 0
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell, "\n\r\t") || cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("cell %q", cell)
			}
			if strings.HasPrefix(cell, "'=") {
				quoted++
			}
		}
	}
	if quoted < 8 {
		t.Errorf("only %d cells had a formula", quoted)
	}
}

func TestPlainCell(t *testing.T) {
	tests := map[string]string{
		"": "", "kube-system": "kube-system", "12": "12", "=cmd()": "'=cmd()", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)",
		"  =x": "'  =x", "＝x": "'＝x", "|x": "'|x", "a=b": "a=b",
	}
	for in, want := range tests {
		if got := plainCell(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
