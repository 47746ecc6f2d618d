package cli

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"sync"
	"time"
)

// redraw is how often the line changes at most.
const redraw = 100 * time.Millisecond

// eraseLine is what a terminal does to a line that is not wanted any more.
const eraseLine = "\r\x1b[K"

// progress tells on a terminal how far an audit is, in one line that goes away.
// A nil progress says nothing.
type progress struct {
	mu sync.Mutex
	w  io.Writer
	// now is the clock.
	now func() time.Time

	kinds   map[reflect.Type]bool
	objects int
	visible bool
	drawn   time.Time
}

// newProgress is nil unless the stream is a terminal that can erase a line.
func newProgress(w io.Writer) *progress {
	if _, tty := terminal(w); !tty || os.Getenv("TERM") == "dumb" {
		return nil
	}
	return &progress{w: w, now: time.Now, kinds: map[reflect.Type]bool{}}
}

// Write passes a message on, in place of the line.
func (p *progress) Write(message []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	return p.w.Write(message)
}

// evaluating begins the last part of an audit, in which nothing is counted, if
// the stream shows a progress.
func evaluating(errOut io.Writer, policies int) {
	if p, ok := errOut.(*progress); ok {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.draw(fmt.Sprintf("%s, evaluating %s", p.counts(), countedPolicies(policies)))
	}
}

// done takes the line away.
func (p *progress) done() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
}

func (p *progress) count(object any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kinds[reflect.TypeOf(object)] = true
	p.objects++
	if p.now().Sub(p.drawn) >= redraw {
		p.draw("reading: " + p.counts())
	}
}

func (p *progress) counts() string {
	return fmt.Sprintf("%s, %s", counted(len(p.kinds), "kind"), counted(p.objects, "object"))
}

func (p *progress) draw(text string) {
	fmt.Fprint(p.w, eraseLine+text)
	p.visible, p.drawn = true, p.now()
}

func (p *progress) erase() {
	if p.visible {
		fmt.Fprint(p.w, eraseLine)
		p.visible = false
	}
}

func countedPolicies(n int) string {
	if n == 1 {
		return "1 policy"
	}
	return fmt.Sprintf("%d policies", n)
}
