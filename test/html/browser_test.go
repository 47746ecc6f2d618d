package html_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	kruntime "k8s.io/apimachinery/pkg/runtime"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/render"
)

// tab is a page in a browser, and what went wrong in it.
type tab struct {
	context.Context
	mu       sync.Mutex
	requests []string
	problems []string
}

// chromium is a running browser.
type chromium struct{ context.Context }

// open shows a report in a window of a width, and fails the test in the end if
// the page has complained, or has asked for anything but itself.
func open(t testing.TB, browser chromium, r kruntime.Object, width int64) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser.Context)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	p := &tab{Context: ctx}
	p.do(t, chromedp.EmulateViewport(width, 900))
	if err := chromedp.Listen(p, p.note); err != nil {
		t.Fatal(err)
	}
	p.do(t, chromedp.Navigate("file://"+written(t, r)))
	p.until(t, `!document.querySelector(".graph-frame") || document.querySelector(".graph-frame svg")`)
	t.Cleanup(func() { p.check(t) })
	return p
}

// browser starts Chromium, with one empty tab.
func browser(t testing.TB) chromium {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not on the PATH (Debian's package is chromium), so no page is opened")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.NoSandbox, // it cannot be had as root or in a container
		chromedp.Flag("hide-scrollbars", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start browser: %v", err)
	}
	return chromium{ctx}
}

// written is the file of a report's page.
func written(t testing.TB, r kruntime.Object) string {
	t.Helper()
	printer, err := render.ReportPrinter("html", render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "report.html")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := printer.PrintObj(r, file); err != nil {
		t.Fatal(err)
	}
	return name
}

func (p *tab) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *runtime.EventConsoleAPICalled:
		p.problems = append(p.problems, fmt.Sprintf("console %s: %v", e.Type, e.Args))
	case *runtime.EventExceptionThrown:
		p.problems = append(p.problems, fmt.Sprintf("exception: %s %s", e.ExceptionDetails.Text, e.ExceptionDetails.Exception.Description))
	case *log.EventEntryAdded:
		p.problems = append(p.problems, e.Entry.Text)
	case *page.EventJavascriptDialogOpening:
		p.problems = append(p.problems, "dialog: "+e.Message)
	}
}

func (p *tab) check(t testing.TB) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, problem := range p.problems {
		t.Errorf("the page complains: %s", problem)
	}
	if len(p.requests) != 1 {
		t.Errorf("requests %q, want the page alone", p.requests)
	}
}

func (p *tab) do(t testing.TB, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(p, steps...); err != nil {
		t.Fatal(err)
	}
}

// until waits for a script to give true: the graph is drawn once the rest is on
// the screen, and what is gone fades away.
func (p *tab) until(t testing.TB, script string) {
	t.Helper()
	if _, err := chromedp.Run(p, chromedp.Poll[any](script)); err != nil {
		t.Fatalf("wait for %s: %v", script, err)
	}
}

func (p *tab) click(t testing.TB, selector string) {
	t.Helper()
	p.do(t, chromedp.Click(chromedp.CSS(selector)))
}

// value is what a script gives.
func value[T any](t testing.TB, p *tab, script string) T {
	t.Helper()
	result, err := chromedp.Run(p, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return result
}

// texts are those of all elements that a selector finds and that are shown.
func texts(t testing.TB, p *tab, selector string) []string {
	t.Helper()
	return value[[]string](t, p, fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.textContent)`, selector))
}

// forget lets a test provoke complaints.
func (p *tab) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems, p.requests = nil, p.requests[:min(1, len(p.requests))]
}
