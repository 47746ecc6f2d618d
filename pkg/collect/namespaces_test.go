package collect

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNamespaces(t *testing.T) {
	tests := []struct {
		name   string
		answer string
		want   []string
		err    string
	}{
		{"sorted", `{"items":[{"metadata":{"name":"kube-system"}},{"metadata":{"name":"default"}}]}`, []string{"default", "kube-system"}, ""},
		{"none", `{"items":[]}`, []string{}, ""},
		{"not JSON", `<html>`, nil, "decode namespaces"},
		{"forbidden", "", nil, "list namespaces"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t)
			s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
				if tt.answer == "" {
					return s.fail(w, http.StatusForbidden, "Forbidden", "no", "")
				}
				if r.URL.Path != "/api/v1/namespaces" || !strings.Contains(r.Header.Get("Accept"), "PartialObjectMetadataList") {
					t.Errorf("asked for %s as %s", r.URL.Path, r.Header.Get("Accept"))
				}
				_, err := w.Write([]byte(tt.answer))
				return err == nil
			}
			got, err := Namespaces(t.Context(), flags(t, s.URL), Options{})
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Fatalf("got error %v, want %q", err, tt.err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("namespaces (-want +got):\n%s", diff)
			}
		})
	}
}
