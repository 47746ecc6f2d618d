package manifest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const located = `apiVersion: v1
kind: Pod
metadata:
  labels:
    app.kubernetes.io/name: x
spec:
  hostPID: true
  containers:
  - name: a
    securityContext: &s
      privileged: true
  - name: b
    volumeMounts:
    - name: c
      mountPath: /c
    -
      name: d
    securityContext: *s
`

func TestLines(t *testing.T) {
	tests := []struct {
		field string
		want  int
	}{
		{"", 11},
		{"kind", 12},
		{"metadata.labels[app.kubernetes.io/name]", 15},
		{`metadata.labels["app.kubernetes.io/name"]`, 15},
		{"spec.hostPID", 17},
		{"spec.hostIPC", 16},
		{"spec.containers[0]", 19},
		{"spec.containers[0].name", 19},
		{"spec.containers[0].securityContext.privileged", 21},
		{"spec.containers[1].volumeMounts[0].mountPath", 25},
		{"spec.containers[1].volumeMounts[1].name", 27},
		{"spec.containers[1].volumeMounts[7].name", 23},
		{"spec.containers[1].securityContext", 28},
		{"spec.containers[1].securityContext.privileged", 21},
		{"nonsense[", 11},
		{"spec..hostPID", 16},
	}
	origin := Origin{File: "f", Line: 11, Text: []byte(located)}
	for _, tt := range tests {
		t.Run(tt.field, func(t *testing.T) {
			if diff := cmp.Diff([]int{tt.want}, origin.Lines(tt.field)); diff != "" {
				t.Errorf("line (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinesOfItemInList(t *testing.T) {
	list := "items:\n  - kind: A\n    spec:\n      x: 1\n  - spec:\n      y: 1\nkind: List\n"
	var got [][]int
	for d, err := range Objects("f", strings.NewReader(list)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d.Lines("spec.x", "spec.y"))
	}
	if diff := cmp.Diff([][]int{{4, 3}, {5, 6}}, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestLinesOfJSON(t *testing.T) {
	text := "{\n\t\"spec\": {\n\t\t\"containers\": [\n\t\t\t{\"name\": \"a\"},\n\t\t\t{\n\t\t\t\t\"name\":\n\"b\",\n\"x\": null}\n]}}"
	got := Origin{Line: 5, Text: []byte(text)}.Lines("spec", "spec.containers", "spec.containers[0].name",
		"spec.containers[1]", "spec.containers[1].name", "spec.containers[1].x", "spec.other")
	if diff := cmp.Diff([]int{6, 7, 8, 9, 10, 12, 6}, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestLinesOfWhatCannotBeParsed(t *testing.T) {
	for _, text := range []string{"", "a: [", `{"a": {"b": `, `{"a"`, "plain"} {
		if diff := cmp.Diff([]int{3}, Origin{Line: 3, Text: []byte(text)}.Lines("a.b")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	if diff := cmp.Diff([]int{0}, Origin{}.Lines("a")); diff != "" {
		t.Errorf("no origin (-want +got):\n%s", diff)
	}
}

// Ten levels of ten aliases each would be ten thousand million values.
func TestLinesOfNestedAliases(t *testing.T) {
	text := "a0: &a0 {x: 1}\n"
	for _, pair := range []string{"01", "12", "23", "34", "45", "56", "67", "78", "89"} {
		text += "a" + pair[1:] + ": &a" + pair[1:] + " [" + strings.Repeat("*a"+pair[:1]+", ", 10) + "]\n"
	}
	start := time.Now()
	if diff := cmp.Diff([]int{1}, Origin{Line: 1, Text: []byte(text)}.Lines("a9[0][0][0][0][0][0][0][0][0].x")); diff != "" {
		t.Errorf("line (-want +got):\n%s", diff)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
