package collect

import (
	"os"
	"regexp"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/version"
)

func TestKnownMinorIsThatOfTheAPITypes(t *testing.T) {
	text, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`k8s\.io/api v0\.(\d+)\.`).FindSubmatch(text)
	if found == nil {
		t.Fatal("go.mod does not require k8s.io/api")
	}
	if diff := cmp.Diff(string(found[1]), strconv.Itoa(knownMinor)); diff != "" {
		t.Errorf("minor (-go.mod +constant):\n%s", diff)
	}
}

func TestNewerServer(t *testing.T) {
	tests := map[string]struct {
		version version.Info
		want    bool
	}{
		"same":          {version.Info{Major: "1", Minor: "37"}, false},
		"older":         {version.Info{Major: "1", Minor: "9+"}, false},
		"newer":         {version.Info{Major: "1", Minor: "38", GitVersion: "v1.38.0"}, true},
		"newer with +":  {version.Info{Major: "1", Minor: "38+"}, true},
		"does not tell": {version.Info{}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			gap, got := newerServer(tt.version)
			if got != tt.want || got && gap.Message == "" {
				t.Errorf("newer %t, gap %+v", got, gap)
			}
		})
	}
	gap, _ := newerServer(version.Info{Major: "1", Minor: "38", GitVersion: "v1.38.0"})
	if diff := cmp.Diff("the server runs v1.38.0: fields that are newer than Kubernetes 1.37 are not seen", gap.Message); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
}
