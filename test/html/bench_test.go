package html_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// BenchmarkOpen measures how long a page takes until its graph is drawn, and
// what of it is work of the page, whatever else the machine does.
func BenchmarkOpen(b *testing.B) {
	started := browser(b)
	for _, s := range []shape{small(), large()} {
		b.Run(fmt.Sprintf("%d findings", s.findings), func(b *testing.B) {
			p := open(b, started, s.report(), 1280)
			p.busy(b)
			for b.Loop() {
				p.do(b, chromedp.Reload())
				p.until(b, `document.querySelector(".graph-frame svg")`)
			}
			b.ReportMetric(1000*p.busy(b), "busy-ms")
			p.forget()
		})
	}
}

// busy is the time in seconds that the page's thread has worked since the page
// was loaded. It is counted from the first call on.
func (p *tab) busy(t testing.TB) float64 {
	t.Helper()
	if _, err := chromedp.Call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
		t.Fatal(err)
	}
	metrics, err := chromedp.Call(p, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range metrics.Metrics {
		if m.Name == "TaskDuration" {
			return m.Value
		}
	}
	t.Fatal("no TaskDuration")
	return 0
}
