package cli

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func testStreams() (streams genericiooptions.IOStreams, out, errOut *bytes.Buffer) {
	streams, _, out, errOut = genericiooptions.NewTestIOStreams()
	return streams, out, errOut
}

func emptyReport() *api.AuditReport {
	r := &api.AuditReport{}
	r.Complete()
	return r
}

// TestInterruptEndsAtOnce: nobody types anything, and nobody has to.
func TestInterruptEndsAtOnce(t *testing.T) {
	silent, keyboard := io.Pipe()
	defer keyboard.Close()
	var out, errOut bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int)
	go func() {
		ended <- Main(ctx, []string{"-f", "-"}, genericiooptions.IOStreams{In: silent, Out: &out, ErrOut: &errOut})
	}()
	if _, err := keyboard.Write([]byte("apiVersion: v1\nkind: Namespace\n")); err != nil {
		t.Fatal(err)
	}
	cancel()
	select {
	case code := <-ended:
		if code != exitInterrupted || strings.TrimSpace(errOut.String()) != "interrupted" || out.Len() > 0 {
			t.Errorf("code %d, stdout %q, stderr %q", code, out.String(), errOut.String())
		}
	case <-time.After(30 * time.Second):
		t.Fatal("it goes on")
	}
}
