package collect

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// download reads URLs as kubectl does: what fails, or is the server's fault,
// is tried again.
type download struct {
	attempts int
	wait     time.Duration
}

func newDownload() download { return download{attempts: 3, wait: time.Second} }

func (d download) get(ctx context.Context, url string) (io.ReadCloser, error) {
	for attempt := 1; ; attempt++ {
		body, again, err := d.try(ctx, url)
		if err == nil || !again || attempt == d.attempts {
			return body, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(d.wait):
		}
	}
}

// try tells whether it makes sense to try again.
func (d download) try(ctx context.Context, url string) (io.ReadCloser, bool, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return nil, false, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, true, err
	}
	if response.StatusCode == http.StatusOK {
		return response.Body, false, nil
	}
	_ = response.Body.Close() // only the status matters
	return nil, response.StatusCode >= http.StatusInternalServerError, fmt.Errorf("the server answers %s", response.Status)
}
