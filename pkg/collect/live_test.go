package collect

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/cli-runtime/pkg/genericclioptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestLiveReadsAllPages(t *testing.T) {
	for name, json := range map[string]bool{"protobuf": false, "JSON": true} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t)
			s.pods, s.json = pods(25), json
			sink, cluster, err := readLive(t.Context(), t, s, Options{ChunkSize: 10})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(Cluster{Context: "here", Server: s.URL, Version: "v1.37.2"}, cluster); diff != "" {
				t.Errorf("cluster (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(wantNames(s.pods), sink.podNames()); diff != "" {
				t.Errorf("pods (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(3, s.listsOf("/api/v1/pods")); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			if len(sink.gaps) > 0 {
				t.Errorf("gaps: %v", sink.gapLines())
			}
			if diff := cmp.Diff(len(Resources()), len(sink.read)); diff != "" {
				t.Errorf("resources read (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLiveDecodes(t *testing.T) {
	s := newServer(t)
	s.pods = pods(1)
	want := s.pods[0].DeepCopy()
	want.TypeMeta = metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"}
	want.ManagedFields = nil
	want.Status = corev1.PodStatus{Phase: corev1.PodRunning}
	sink, _, err := readLive(t.Context(), t, s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range sink.objects {
		if got, ok := o.Object.(*corev1.Pod); ok {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("pod (-want +got):\n%s", diff)
			}
		}
	}
}

func TestLiveDecodesMetadata(t *testing.T) {
	for name, json := range map[string]bool{"protobuf": false, "JSON": true} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t)
			s.json = json
			sink, _, err := readLive(t.Context(), t, s, Options{})
			if err != nil {
				t.Fatal(err)
			}
			want := []string{"Job/jobs", "ReplicaSet/replicasets"}
			if diff := cmp.Diff(want, sink.names(t)); diff != "" {
				t.Errorf("objects (-want +got):\n%s", diff)
			}
			for _, o := range sink.objects {
				if _, ok := o.Object.(*metav1.PartialObjectMetadata); !ok {
					t.Errorf("type %T", o.Object)
				}
			}
		})
	}
}

// No secrets and config maps, no single objects, and nothing but lists.
func TestLiveOnlyLists(t *testing.T) {
	s := newServer(t)
	if _, _, err := readLive(t.Context(), t, s, Options{}); err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{"GET /version": true}
	for _, r := range Resources() {
		if r.Name == "secrets" || r.Name == "configmaps" || r.Name == "events" {
			t.Errorf("%s are read", r.Name)
		}
		allowed["GET "+r.path()] = true
	}
	for _, request := range s.requests {
		if !allowed[request] {
			t.Errorf("request %s", request)
		}
	}
	if diff := cmp.Diff(len(allowed), len(s.requests)); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

func TestLiveRequestsNextPageWhileDecoding(t *testing.T) {
	s := newServer(t)
	s.pods = pods(20)
	second := make(chan struct{})
	s.intercept = func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Query().Get("continue") == "10" {
			close(second)
		}
		return false
	}
	sink := &waiting{until: second}
	if _, err := Live(flags(t, s.URL), Options{ChunkSize: 10}).Read(t.Context(), sink); err != nil {
		t.Fatal(err)
	}
	if sink.late {
		t.Error("the second page was not requested before the first was decoded")
	}
}

func TestLiveSurvivesExpiry(t *testing.T) {
	tests := []struct {
		name string
		// token is what the server offers with its refusal.
		token string
		// times is how often it refuses.
		times int
		want  int
		gaps  []string
	}{
		{"goes on from the offered token", "10", 1, 30, nil},
		{"starts again", "", 1, 30, nil},
		{"gives up", "", 2, 10, []string{"resource unreadable pods: unreadable: too old (after 10 objects)"}},
		{"gives up without progress", "10", 2, 10, []string{"resource unreadable pods: unreadable: too old (after 10 objects)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t)
			s.pods = pods(30)
			refused := 0
			s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
				if r.URL.Query().Get("continue") != "10" || refused == tt.times {
					return false
				}
				refused++
				return s.fail(w, http.StatusGone, metav1.StatusReasonExpired, "too old", tt.token)
			}
			sink, _, err := readLive(t.Context(), t, s, Options{ChunkSize: 10})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(wantNames(s.pods[:tt.want]), sink.podNames()); diff != "" {
				t.Errorf("pods (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.gaps, sink.gapLines()); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLiveGaps(t *testing.T) {
	s := newServer(t)
	s.pods = pods(20)
	s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
		switch r.URL.Path {
		case "/apis/rbac.authorization.k8s.io/v1/roles":
			return s.fail(w, http.StatusForbidden, metav1.StatusReasonForbidden,
				`roles.rbac.authorization.k8s.io is forbidden: User "x" cannot list resource "roles"`, "")
		case "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies":
			http.NotFound(w, r)
			return true
		case "/api/v1/pods":
			if r.URL.Query().Get("continue") != "" {
				return s.fail(w, http.StatusInternalServerError, metav1.StatusReasonInternalError, "etcd is away", "")
			}
		case "/api/v1/services":
			_, _ = w.Write([]byte("k8s\x00\x12\x05\x12\x03\x0a\x01\x0a")) // a list with one broken object
			return true
		case "/apis/batch/v1/cronjobs":
			_, _ = w.Write([]byte("<html>"))
			return true
		}
		return false
	}
	sink, _, err := readLive(t.Context(), t, s, Options{ChunkSize: 10})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"resource unreadable pods: unreadable: etcd is away (after 10 objects)",
		"object unreadable services: unreadable: unexpected EOF ×1",
		`resource forbidden roles: forbidden: User "x" cannot list resource "roles"`,
		"resource unreadable cronjobs: unreadable: decode list: invalid character '<' looking for beginning of value",
		"resource absent validatingadmissionpolicies: absent: the server does not serve admissionregistration.k8s.io/v1",
	}
	if diff := cmp.Diff(want, sink.gapLines()); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(len(Resources())-4, len(sink.read)); diff != "" {
		t.Errorf("resources read (-want +got):\n%s", diff)
	}
}

func TestLiveRetriesWhenTheServerIsBusy(t *testing.T) {
	s := newServer(t)
	s.pods = pods(1)
	busy := true
	s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/api/v1/pods" || !busy {
			return false
		}
		busy = false
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	}
	sink, _, err := readLive(t.Context(), t, s, Options{})
	if err != nil || len(sink.podNames()) != 1 {
		t.Errorf("%v, pods %v, gaps %v", err, sink.podNames(), sink.gapLines())
	}
}

func TestLiveCannotConnect(t *testing.T) {
	gone := newServer(t)
	gone.Close()
	expired := newServer(t)
	expired.intercept = func(w http.ResponseWriter, _ *http.Request) bool {
		return expired.fail(w, http.StatusUnauthorized, metav1.StatusReasonUnauthorized, "Unauthorized", "")
	}
	later := newServer(t)
	later.intercept = func(w http.ResponseWriter, r *http.Request) bool {
		return r.URL.Path != "/version" && later.fail(w, http.StatusUnauthorized, metav1.StatusReasonUnauthorized, "Unauthorized", "")
	}
	context := func(name string) *genericclioptions.ConfigFlags {
		f := flags(t, gone.URL)
		f.Context = &name
		return f
	}
	nowhere := t.TempDir() + "/none"
	t.Setenv("KUBECONFIG", nowhere)
	empty, missing := genericclioptions.NewConfigFlags(false), genericclioptions.NewConfigFlags(false)
	missing.KubeConfig = &nowhere
	tests := []struct {
		name  string
		flags *genericclioptions.ConfigFlags
		want  string
	}{
		{"server is gone", flags(t, gone.URL), `connect to ` + gone.URL + ` (context "here"): `},
		{"other context", context("there"), `(context "there"): `},
		{"unknown context", context("nowhere"), `context "nowhere" does not exist`},
		{"no kubeconfig", empty, "no kubeconfig names a cluster: set KUBECONFIG"},
		{"kubeconfig that does not exist", missing, "read kubeconfig: "},
		{"expired token", flags(t, expired.URL), "the credentials are not accepted, they may have expired"},
		{"token for nothing but the version", flags(t, later.URL), "the credentials are not accepted, they may have expired"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sink := &recorder{}
			_, err := Live(tt.flags, Options{}).Read(t.Context(), sink)
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %q, want %q", err, tt.want)
			}
			if len(sink.gaps) > 0 {
				t.Errorf("gaps: %v", sink.gapLines())
			}
		})
	}
}

func TestLiveWithoutAnyPermission(t *testing.T) {
	s := newServer(t)
	s.intercept = func(w http.ResponseWriter, _ *http.Request) bool {
		return s.fail(w, http.StatusForbidden, metav1.StatusReasonForbidden, "no", "")
	}
	sink, cluster, err := readLive(t.Context(), t, s, Options{})
	if err != nil || cluster.Version != "" || len(sink.gaps) != len(Resources()) || sink.gaps[0].Reason != api.ReasonForbidden {
		t.Errorf("%v, version %q, gaps %v", err, cluster.Version, sink.gapLines())
	}
}

func TestLiveOfServerThatHangs(t *testing.T) {
	tests := map[string]struct {
		hangs func(path string) bool
		err   string
		gaps  int
	}{
		"at once":       {func(string) bool { return true }, "no answer in time", 0},
		"for one list":  {func(path string) bool { return path == "/api/v1/nodes" }, "", 1},
		"for all lists": {func(path string) bool { return path != "/version" }, "no answer in time", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := newServer(t)
			s.intercept = func(_ http.ResponseWriter, r *http.Request) bool {
				if tt.hangs(r.URL.Path) {
					<-r.Context().Done()
				}
				return tt.hangs(r.URL.Path)
			}
			f := flags(t, s.URL)
			timeout := "200ms"
			f.Timeout = &timeout
			sink := &recorder{}
			_, err := Live(f, Options{}).Read(t.Context(), sink)
			if (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("error %v, want %q", err, tt.err)
			}
			if len(sink.gaps) != tt.gaps || tt.gaps > 0 && sink.gaps[0].Reason != api.ReasonTimeout {
				t.Errorf("gaps: %v", sink.gapLines())
			}
		})
	}
}

func TestLiveEndsWithItsContext(t *testing.T) {
	s := newServer(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.intercept = func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/version" {
			return false
		}
		cancel()
		<-r.Context().Done()
		return true
	}
	start := time.Now()
	if _, _, err := readLive(ctx, t, s, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestLiveIdentifiesItselfAndPassesWarningsOn(t *testing.T) {
	s := newServer(t)
	s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
		if r.UserAgent() != "kubectl-sysaudit/v1" {
			t.Errorf("user agent %q", r.UserAgent())
		}
		w.Header().Add("Warning", `299 - "old API"`)
		return false
	}
	var out bytes.Buffer
	if _, _, err := readLive(t.Context(), t, s, Options{UserAgent: "kubectl-sysaudit/v1", Warnings: &out, InOrder: true}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("Warning: old API\n", out.String()); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// A server that is older than a resource has none of it, so nothing is missed.
func TestLiveOfOldServer(t *testing.T) {
	for minor, want := range map[string]int{"35": 0, "36": 2, "": 2} {
		t.Run("minor "+minor, func(t *testing.T) {
			s := newServer(t)
			s.version = `{"major":"1","minor":"` + minor + `"}`
			s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
				if !strings.Contains(r.URL.Path, "/mutatingadmissionpolic") {
					return false
				}
				http.NotFound(w, r)
				return true
			}
			sink, _, err := readLive(t.Context(), t, s, Options{})
			if err != nil || len(sink.gaps) != want {
				t.Errorf("gaps %v, error %v; want %d gaps", sink.gapLines(), err, want)
			}
		})
	}
}
