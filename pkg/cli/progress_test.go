package cli

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// threeObjects is a source of two kinds.
type threeObjects struct{}

var errSource = errors.New("source failed")

func (threeObjects) Read(_ context.Context, sink collect.Sink) (collect.Cluster, error) {
	sink.Add(inventory.Object{Object: &corev1.Pod{}})
	sink.Add(inventory.Object{Object: &corev1.Node{}})
	sink.Add(inventory.Object{Object: &corev1.Pod{}})
	sink.Gap(api.Gap{})
	sink.Read("pods")
	return collect.Cluster{Version: "v1"}, errSource
}

// heard counts what arrives in the real sink.
type heard struct{ objects, gaps, resources int }

func (h *heard) Add(inventory.Object) { h.objects++ }
func (h *heard) Gap(api.Gap)          { h.gaps++ }
func (h *heard) Read(string)          { h.resources++ }

// ticking is a progress whose clock goes on by a step at each look.
func ticking(out *strings.Builder, step time.Duration) *progress {
	at := time.Unix(0, 0)
	return &progress{w: out, kinds: map[reflect.Type]bool{}, now: func() time.Time {
		at = at.Add(step)
		return at
	}}
}

func TestProgress(t *testing.T) {
	var out strings.Builder
	p := ticking(&out, time.Second)
	sink := &heard{}
	cluster, err := p.source(threeObjects{}).Read(t.Context(), sink)
	if !errors.Is(err, errSource) || cluster.Version != "v1" || *sink != (heard{3, 1, 1}) {
		t.Errorf("error %v, cluster %v, sink %v", err, cluster, sink)
	}
	evaluating(p, 112)
	if _, err := p.Write([]byte("warning: x\n")); err != nil {
		t.Error(err)
	}
	p.done()
	want := "\r\x1b[Kreading: 1 kind, 1 object" +
		"\r\x1b[Kreading: 2 kinds, 2 objects" +
		"\r\x1b[Kreading: 2 kinds, 3 objects" +
		"\r\x1b[K2 kinds, 3 objects, evaluating 112 policies" +
		"\r\x1b[Kwarning: x\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestProgressDoesNotFlicker(t *testing.T) {
	var out strings.Builder
	p := ticking(&out, time.Millisecond)
	for range 500 {
		p.count(&corev1.Pod{})
	}
	if lines := strings.Count(out.String(), "reading"); lines > 10 {
		t.Errorf("drawn %d times in half a second", lines)
	}
}

func TestNoProgressWithoutTerminal(t *testing.T) {
	streams, _, errOut := testStreams()
	flags := newSourceFlags()
	watched, done := flags.watch(streams)
	source := flags.progress.source(threeObjects{})
	if _, err := source.Read(t.Context(), &heard{}); !errors.Is(err, errSource) {
		t.Error(err)
	}
	evaluating(watched.ErrOut, 3)
	done()
	if errOut.Len() > 0 || watched.ErrOut != streams.ErrOut {
		t.Errorf("standard error got %q", errOut.String())
	}
}
