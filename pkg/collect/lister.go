package collect

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/client-go/rest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// lister reads all objects of one resource.
type lister struct {
	client   rest.Interface
	resource Resource
	// limit is the number of objects on a page, 0 for all on one.
	limit int64
	sink  Sink

	// read counts the objects that the sink got, broken those that could not
	// be decoded, for the first reason.
	read, broken int
	brokenErr    error

	order order
	// expiredAt is the value of read when the list last expired, -1 before.
	expiredAt int
	// buffers hold the page that is decoded and the one that is fetched.
	buffers [2]bytes.Buffer
	fetched int
}

// fetch is a page that is on its way.
type fetch struct {
	page *page
	err  error
}

// list reads page after page; the next one is on its way while one is decoded.
func (l *lister) list(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l.expiredAt = -1
	next := l.start(ctx, "")
	for next != nil {
		got := <-next
		next = nil
		if got.err != nil {
			token, ok := l.afterExpiry(got.err)
			if !ok {
				return got.err
			}
			next = l.start(ctx, token)
			continue
		}
		if got.page.token != "" {
			next = l.start(ctx, got.page.token)
		}
		l.deliver(got.page)
	}
	return nil
}

func (l *lister) start(ctx context.Context, token string) <-chan fetch {
	body := &l.buffers[l.fetched%2]
	l.fetched++
	next := make(chan fetch, 1)
	go func() {
		page, err := l.fetch(ctx, token, body)
		next <- fetch{page, err}
	}()
	return next
}

func (l *lister) fetch(ctx context.Context, token string, body *bytes.Buffer) (*page, error) {
	request := l.client.Get().AbsPath(l.resource.path()).SetHeader("Accept", l.resource.accept())
	if limit := l.resource.pageSize(l.limit); limit > 0 {
		request.Param("limit", strconv.FormatInt(limit, 10))
	}
	if token != "" {
		request.Param("continue", token)
	}
	stream, err := request.Stream(ctx)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	body.Reset()
	if _, err := io.Copy(body, stream); err != nil {
		return nil, fmt.Errorf("read answer: %w", err)
	}
	return newPage(l.resource, body.Bytes())
}

// deliver decodes a page into the sink.
func (l *lister) deliver(p *page) {
	for o, err := range p.objects() {
		if err != nil {
			l.broken++
			if l.brokenErr == nil {
				l.brokenErr = err
			}
			continue
		}
		if !l.order.pass(o.GetNamespace(), o.GetName()) {
			continue
		}
		l.read++
		l.sink.Add(inventory.Object{Object: o})
	}
}

// afterExpiry says how a list goes on of which the server has forgotten the
// state it began with: from a token that the server offers, else from the
// start, once, leaving out what was delivered.
func (l *lister) afterExpiry(err error) (string, bool) {
	if !apierrors.IsResourceExpired(err) && !apierrors.IsGone(err) || l.expiredAt == l.read {
		return "", false
	}
	status, ok := err.(apierrors.APIStatus)
	if ok && status.Status().ListMeta.Continue != "" {
		l.expiredAt = l.read
		return status.Status().ListMeta.Continue, true
	}
	if l.expiredAt >= 0 || !l.order.restart() {
		return "", false
	}
	l.expiredAt = l.read
	return "", true
}
