package collect

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// TestConfigMap holds that nothing but the named object is asked for.
func TestConfigMap(t *testing.T) {
	tests := []struct {
		name string
		want map[string]string
		err  string
	}{
		{"waivers", map[string]string{"a.yaml": "x"}, ""},
		{"secret-stuff", nil, "get configmap sysaudit/secret-stuff: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t)
			s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
				switch r.URL.Path {
				case "/version":
					return false
				case "/api/v1/namespaces/sysaudit/configmaps/waivers":
					w.Header().Set("Content-Type", "application/json")
					fmt.Fprint(w, `{"kind": "ConfigMap", "apiVersion": "v1", "data": {"a.yaml": "x"}}`)
					return true
				}
				return s.fail(w, http.StatusForbidden, metav1.StatusReasonForbidden, "no", "")
			}
			got, err := ConfigMap(t.Context(), flags(t, s.URL), Options{}, "sysaudit", tt.name)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if text := message(err); !strings.HasPrefix(text, tt.err) || tt.err == "" && text != "" {
				t.Errorf("error %q, want %q", text, tt.err)
			}
			want := []string{"GET /version", "GET /api/v1/namespaces/sysaudit/configmaps/" + tt.name}
			if diff := cmp.Diff(want, s.requests); diff != "" {
				t.Errorf("requests:\n%s", diff)
			}
		})
	}
}
