package publish

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/cli-runtime/pkg/genericclioptions"
)

// server is an API server for reports.
type server struct {
	mu       sync.Mutex
	requests []string
	// stored are the paths of the objects that are there at the beginning.
	stored []string
	// refuse gives the status of a request that fails, by its line.
	refuse map[string]metav1.Status
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := r.Method + " " + r.URL.Path
	s.requests = append(s.requests, line)
	w.Header().Set("Content-Type", "application/json")
	if status, refused := s.refuse[line]; refused {
		w.WriteHeader(int(status.Code))
		_ = json.NewEncoder(w).Encode(status)
		return
	}
	if r.Method == http.MethodPatch && (r.URL.Query().Get("fieldManager") != "me" || r.URL.Query().Get("force") != "true" ||
		r.Header.Get("Content-Type") != "application/apply-patch+yaml") {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if r.Method == http.MethodGet {
		_ = json.NewEncoder(w).Encode(s.list(r))
		return
	}
	_, _ = w.Write([]byte("{}"))
}

func (s *server) list(r *http.Request) metav1.PartialObjectMetadataList {
	var list metav1.PartialObjectMetadataList
	if r.URL.Query().Get("labelSelector") != "by=me" {
		return list
	}
	for _, path := range s.stored {
		namespace, name, _ := strings.Cut(path, "/")
		if strings.HasSuffix(r.URL.Path, "/clusterreports") == (namespace == "") {
			list.Items = append(list.Items, metav1.PartialObjectMetadata{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name}})
		}
	}
	return list
}

func object(kind, namespace, name string) *unstructured.Unstructured {
	o := &unstructured.Unstructured{Object: map[string]any{}}
	o.SetGroupVersionKind(schema.GroupVersionKind{Group: "g.io", Version: "v1", Kind: kind})
	o.SetNamespace(namespace)
	o.SetName(name)
	return o
}

// publish runs against a server, with two objects.
func publish(t *testing.T, s *server) error {
	t.Helper()
	running := httptest.NewServer(s)
	defer running.Close()
	t.Setenv("KUBECONFIG", filepath.Join(t.TempDir(), "none"))
	flags := genericclioptions.NewConfigFlags(false)
	flags.APIServer = &running.URL
	warn := func(object string) { s.requests = append(s.requests, "warning about "+object) }
	options := Options{Warn: warn, UserAgent: "test", Owner: "me", Selector: "by=me", Kinds: []schema.GroupVersionKind{
		{Group: "g.io", Version: "v1", Kind: "Report"}, {Group: "g.io", Version: "v1", Kind: "ClusterReport"},
	}}
	return Objects(t.Context(), flags, options, []*unstructured.Unstructured{
		object("ClusterReport", "", "all"), object("Report", "a", "x"), object("Report", "b", "x"),
	})
}

const (
	applyAll = "PATCH /apis/g.io/v1/clusterreports/all"
	applyA   = "PATCH /apis/g.io/v1/namespaces/a/reports/x"
	applyB   = "PATCH /apis/g.io/v1/namespaces/b/reports/x"
	listA    = "GET /apis/g.io/v1/reports"
	listAll  = "GET /apis/g.io/v1/clusterreports"
)

func notFound(kind string) metav1.Status {
	return metav1.Status{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Status"},
		Status:   metav1.StatusFailure, Code: http.StatusNotFound, Reason: metav1.StatusReasonNotFound, Message: "not found",
		Details: &metav1.StatusDetails{Kind: kind},
	}
}

func TestObjects(t *testing.T) {
	forbidden := metav1.Status{TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Status"}, Status: metav1.StatusFailure, Code: http.StatusForbidden, Reason: metav1.StatusReasonForbidden, Message: "forbidden"}
	tests := []struct {
		name   string
		server *server
		want   []string
		errs   []string
	}{
		{"the first time", &server{}, []string{applyAll, applyA, applyB, listA, listAll}, nil},
		{
			"replaces what is no longer given",
			&server{stored: []string{"a/x", "a/old", "gone/x", "/all", "/old"}},
			[]string{
				applyAll, applyA, applyB,
				listA, "DELETE /apis/g.io/v1/namespaces/a/reports/old", "DELETE /apis/g.io/v1/namespaces/gone/reports/x",
				listAll, "DELETE /apis/g.io/v1/clusterreports/old",
			},
			nil,
		},
		{
			"no definitions", &server{refuse: map[string]metav1.Status{applyAll: notFound("")}},
			[]string{applyAll}, []string{"does not serve g.io/v1: install its custom resource definitions"},
		},
		{
			"a namespace that is gone", &server{refuse: map[string]metav1.Status{applyA: notFound("namespaces")}},
			[]string{applyAll, applyA, "warning about Report a/x", applyB, listA, listAll}, nil,
		},
		{
			"fewer permissions",
			&server{refuse: map[string]metav1.Status{applyAll: forbidden, listA: forbidden}},
			[]string{applyAll, applyA, applyB, listA, listAll},
			[]string{"apply ClusterReport all: ", "list earlier reports: "},
		},
		{
			"already deleted",
			&server{stored: []string{"/old"}, refuse: map[string]metav1.Status{"DELETE /apis/g.io/v1/clusterreports/old": notFound("clusterreports")}},
			[]string{applyAll, applyA, applyB, listA, listAll, "DELETE /apis/g.io/v1/clusterreports/old"}, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := publish(t, tt.server)
			if diff := cmp.Diff(tt.want, tt.server.requests); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			if (err != nil) != (len(tt.errs) > 0) {
				t.Fatalf("error %v", err)
			}
			if slices.ContainsFunc(tt.errs, func(text string) bool { return !strings.Contains(err.Error(), text) }) {
				t.Errorf("error %q, want %q", err, tt.errs)
			}
		})
	}
}
