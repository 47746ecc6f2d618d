package collect

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/client-go/kubernetes/scheme"
)

// server plays an API server that has pods, and nothing of all else.
type server struct {
	*httptest.Server
	pods []corev1.Pod
	json bool
	// version answers /version, intercept may answer any request first.
	version   string
	intercept func(http.ResponseWriter, *http.Request) bool

	mu       sync.Mutex
	requests []string
}

func newServer(t *testing.T) *server {
	t.Helper()
	s := &server{version: `{"major":"1","minor":"37","gitVersion":"v1.37.2"}`}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.requests = append(s.requests, r.Method+" "+r.URL.Path)
	s.mu.Unlock()
	switch {
	case s.intercept != nil && s.intercept(w, r):
	case r.URL.Path == "/version":
		fmt.Fprint(w, s.version)
	case r.URL.Path == "/api/v1/pods":
		s.list(w, r)
	case strings.Contains(r.Header.Get("Accept"), "as=PartialObjectMetadataList"):
		s.write(w, &metav1.PartialObjectMetadataList{Items: []metav1.PartialObjectMetadata{{
			TypeMeta: metav1.TypeMeta{APIVersion: "meta.k8s.io/v1", Kind: "PartialObjectMetadata"}, ObjectMeta: metav1.ObjectMeta{
				Name: filepath.Base(r.URL.Path), ManagedFields: []metav1.ManagedFieldsEntry{{Manager: "m"}},
			}}}})
	default:
		s.write(w, &corev1.PodList{})
	}
}

// list serves pods by number: the token of a page is that of its first pod.
func (s *server) list(w http.ResponseWriter, r *http.Request) {
	from, _ := strconv.Atoi(r.URL.Query().Get("continue"))
	to := len(s.pods)
	list := &corev1.PodList{}
	if limit, _ := strconv.Atoi(r.URL.Query().Get("limit")); limit > 0 && from+limit < to {
		to = from + limit
		list.Continue = strconv.Itoa(to)
	}
	list.Items = s.pods[from:to]
	s.write(w, list)
}

func (s *server) write(w http.ResponseWriter, o runtime.Object) {
	mediaType := runtime.ContentTypeProtobuf
	if s.json {
		mediaType = runtime.ContentTypeJSON
	}
	info, _ := runtime.SerializerInfoForMediaType(scheme.Codecs.SupportedMediaTypes(), mediaType)
	w.Header().Set("Content-Type", mediaType)
	if err := info.Serializer.Encode(o, w); err != nil {
		panic(err)
	}
}

// fail answers with an API error.
func (s *server) fail(w http.ResponseWriter, code int, reason metav1.StatusReason, message, token string) bool {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	fmt.Fprintf(w, `{"kind":"Status","apiVersion":"v1","metadata":{"continue":%q},"status":"Failure","code":%d,"reason":%q,"message":%q}`,
		token, code, reason, message)
	return true
}

func (s *server) listsOf(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, request := range s.requests {
		if strings.HasSuffix(request, path) {
			n++
		}
	}
	return n
}

func pods(n int) []corev1.Pod {
	var all []corev1.Pod
	for i := range n {
		all = append(all, corev1.Pod{
			ObjectMeta: metav1.ObjectMeta{
				Namespace: "ns", Name: fmt.Sprintf("pod-%05d", i), UID: "u", Labels: map[string]string{"app": "a"},
				ManagedFields: []metav1.ManagedFieldsEntry{{Manager: "m", FieldsV1: metav1.NewFieldsV1(`{"f:a":{}}`)}},
			},
			Spec:   corev1.PodSpec{HostPID: true, Containers: []corev1.Container{{Name: "c", Image: "i"}}},
			Status: corev1.PodStatus{Phase: corev1.PodRunning, PodIP: "10.0.0.1", ContainerStatuses: []corev1.ContainerStatus{{Name: "c"}}},
		})
	}
	return all
}

// flags connects to a URL through a kubeconfig.
func flags(t *testing.T, url string) *genericclioptions.ConfigFlags {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config")
	text := fmt.Sprintf(`{"apiVersion":"v1","kind":"Config","current-context":"here",
"clusters":[{"name":"c","cluster":{"server":%q}}],"users":[{"name":"u","user":{"token":"t"}}],
"contexts":[{"name":"here","context":{"cluster":"c","user":"u"}},{"name":"there","context":{"cluster":"c","user":"u"}}]}`, url)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	flags := genericclioptions.NewConfigFlags(false)
	flags.KubeConfig = &file
	return flags
}

// readLive reads the server into a recorder.
func readLive(ctx context.Context, t *testing.T, s *server, o Options) (*recorder, Cluster, error) {
	t.Helper()
	sink := &recorder{}
	cluster, err := Live(flags(t, s.URL), o).Read(ctx, sink)
	return sink, cluster, err
}

// podNames are the names of the pods in the order they came.
func (r *recorder) podNames() []string {
	var names []string
	for _, o := range r.objects {
		if pod, ok := o.Object.(*corev1.Pod); ok {
			names = append(names, pod.Name)
		}
	}
	return names
}

func wantNames(all []corev1.Pod) []string {
	var names []string
	for _, pod := range all {
		names = append(names, pod.Name)
	}
	return slices.Clip(names)
}
