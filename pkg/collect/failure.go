package collect

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// gap is the gap that a failed list leaves.
func (r Resource) gap(err error, read int) api.Gap {
	reason := reasonOf(err)
	message := r.Name + ": " + string(reason) + ": " + r.detail(err, reason)
	if read > 0 {
		message += fmt.Sprintf(" (after %d objects)", read)
	}
	return api.Gap{Kind: api.GapResource, Resource: r.Name, Reason: reason, Message: message}
}

func reasonOf(err error) api.GapReason {
	switch {
	case apierrors.IsForbidden(err):
		return api.ReasonForbidden
	case apierrors.IsNotFound(err), apierrors.IsMethodNotSupported(err), apierrors.IsNotAcceptable(err):
		return api.ReasonAbsent
	case isTimeout(err):
		return api.ReasonTimeout
	}
	return api.ReasonUnreadable
}

func isTimeout(err error) bool {
	var network net.Error
	return apierrors.IsTimeout(err) || apierrors.IsServerTimeout(err) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &network) && network.Timeout()
}

// detail is what an error says beyond its reason.
func (r Resource) detail(err error, reason api.GapReason) string {
	if reason == api.ReasonAbsent {
		return "the server does not serve " + r.groupVersion().String()
	}
	text := plain(err)
	for _, name := range []string{r.Name, r.Name + "." + r.Group} {
		text = strings.TrimPrefix(text, name+" is forbidden: ")
	}
	return text
}

// plain leaves the URL out of an error: it holds a page token.
func plain(err error) string {
	var request *url.Error
	if errors.As(err, &request) {
		return request.Err.Error()
	}
	return err.Error()
}

// isUnreachable tells whether an error would be the same for each request: the
// server cannot be reached, or does not know who asks.
func isUnreachable(err error) bool {
	var request *url.Error
	return apierrors.IsUnauthorized(err) || errors.As(err, &request)
}
