package policy

import (
	"context"
	"errors"
	"fmt"
	"runtime/metrics"
	"time"
)

const (
	// grace is how long a policy may go on after its time is up. OPA asks
	// between expressions whether to stop; a single long call does not.
	grace = 500 * time.Millisecond
	// watchEvery is how often the memory of a long evaluation is looked at.
	watchEvery = 20 * time.Millisecond
)

// limits bound one policy, or those of a batch together, on one document.
type limits struct {
	time time.Duration
	// memory is by how many bytes the heap may grow meanwhile. Short
	// evaluations are not watched: they cannot do much harm.
	memory uint64
}

// excessError says that a policy exceeded a limit.
type excessError struct{ what string }

func (e *excessError) Error() string { return e.what }

func isExcess(err error) bool {
	var excess *excessError
	return errors.As(err, &excess)
}

// evaluator evaluates one policy after the other within limits. OPA runs on a
// goroutine of its own, which is left behind if it does not stop.
type evaluator struct {
	limits    limits
	questions chan question
	answers   chan answer
	// watch ticks while a policy is evaluated.
	watch *time.Ticker
}

// question is a policy, or several, to be evaluated on an input.
type question struct {
	ctx context.Context
	ask func(context.Context) answer
}

func newEvaluator(l limits) *evaluator {
	e := &evaluator{limits: l, watch: time.NewTicker(watchEvery)}
	e.watch.Stop()
	e.start()
	return e
}

func (e *evaluator) start() {
	questions, answers := make(chan question), make(chan answer, 1)
	e.questions, e.answers = questions, answers
	go func() {
		for q := range questions {
			answers <- q.answer()
		}
	}()
}

// answer takes a panic inside OPA for an error like any other.
func (q question) answer() (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{err: fmt.Errorf("evaluation panicked: %v", p)}
		}
	}()
	return q.ask(q.ctx)
}

func (e *evaluator) close() { close(e.questions) }

// evaluate asks within the limits.
func (e *evaluator) evaluate(ctx context.Context, ask func(context.Context) answer) ([][]any, error) {
	bounded, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	defer time.AfterFunc(e.limits.time, func() {
		stop(&excessError{"took longer than " + e.limits.time.String()})
	}).Stop()
	e.questions <- question{bounded, ask}
	got, ok := e.wait(bounded, stop)
	switch {
	case ok && got.err == nil:
		return got.values, nil
	case !ok:
		e.close()
		e.start()
		return nil, context.Cause(bounded)
	case bounded.Err() != nil:
		return nil, context.Cause(bounded)
	}
	return nil, got.err
}

// wait is false if there was no answer in time.
func (e *evaluator) wait(ctx context.Context, stop context.CancelCauseFunc) (answer, bool) {
	e.watch.Reset(watchEvery)
	defer e.watch.Stop()
	ceiling := uint64(0)
	for {
		select {
		case got := <-e.answers:
			return got, true
		case <-ctx.Done():
			return e.lastWord()
		case <-e.watch.C:
			switch heap := heapBytes(); {
			case ceiling == 0:
				ceiling = heap + e.limits.memory
			case heap > ceiling:
				stop(&excessError{fmt.Sprintf("used more than %d MiB of memory", e.limits.memory>>20)})
			}
		}
	}
}

func (e *evaluator) lastWord() (answer, bool) {
	select {
	case got := <-e.answers:
		return got, true
	case <-time.After(grace):
		return answer{}, false
	}
}

func heapBytes() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
