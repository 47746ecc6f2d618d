package policy

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Evaluate judges documents as Judge does, for those who need no effects.
func (l *Library) Evaluate(ctx context.Context, docs []Document) ([]api.Finding, []api.Gap) {
	j := l.Judge(ctx, docs)
	return j.Findings, j.Gaps
}

// Judge applies each policy to the documents of its kind, several at a time.
// There is one finding for each policy and subject; whatever could not be
// evaluated is a gap.
//
// A policy that exceeds its limits of time or memory is not evaluated on later documents.
func (l *Library) Judge(ctx context.Context, docs []Document) Judgment {
	run := newRun(l, docs)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(docs)) {
		workers.Go(func() {
			e, in := newEvaluator(l.limits), newInputs()
			defer e.close()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(docs) {
					return
				}
				run.document(ctx, e, in, i)
			}
		})
	}
	workers.Wait()
	judgment := run.collect()
	if err := ctx.Err(); err != nil {
		judgment.Gaps = append(judgment.Gaps, api.Gap{
			Kind: api.GapPolicy, Reason: api.ReasonFailed,
			Message: fmt.Sprintf("the evaluation of policies was interrupted: %v", context.Cause(ctx)),
		})
	}
	return judgment
}

// run is one evaluation.
type run struct {
	library *Library
	docs    []Document
	// patterns are by document.
	patterns []*pattern
	// byKind are the indices of the rules for each kind of document, and batches
	// those of them that are asked together.
	byKind  map[string][]int
	batches map[string][]*batch
	// outcomes are by document, in the order of byKind.
	outcomes [][]outcome
	// slow is, for each rule, the first document on which it exceeded a limit.
	slow []atomic.Int64
}

// outcome is what one rule gave on one document.
type outcome struct {
	rule    int
	results []result
	err     error
}

func newRun(l *Library, docs []Document) *run {
	r := &run{
		library:  l,
		docs:     docs,
		patterns: patterns(docs),
		byKind:   map[string][]int{},
		batches:  batches(l.rules),
		outcomes: make([][]outcome, len(docs)),
		slow:     make([]atomic.Int64, len(l.rules)),
	}
	for i, rule := range l.rules {
		r.byKind[rule.Subject] = append(r.byKind[rule.Subject], i)
		r.slow[i].Store(int64(len(docs)))
	}
	return r
}

// document applies the rules of its kind to one document. Its input lives only
// as long, so that memory does not grow with the number of documents.
func (r *run) document(ctx context.Context, e *evaluator, in *inputs, i int) {
	var own, shared []int
	for _, n := range r.byKind[r.docs[i].Kind()] {
		switch {
		case !r.shares(n, i):
			own = append(own, n)
		case r.patterns[i].first == i:
			shared = append(shared, n)
		}
	}
	if len(shared) > 0 {
		r.rules(ctx, e, in, i, shared, r.patterns[i].input)
	}
	if len(own) > 0 {
		r.rules(ctx, e, in, i, own, r.docs[i].Input())
	}
}

// rules applies some rules to one input.
func (r *run) rules(ctx context.Context, e *evaluator, in *inputs, i int, rules []int, document any) {
	input, err := in.parse(document)
	answered := map[int]bool{}
	if err == nil {
		answered = r.together(ctx, e, i, input, rules)
	}
	for _, n := range rules {
		if answered[n] || int64(i) > r.slow[n].Load() {
			continue
		}
		o := outcome{rule: n, err: err}
		if err == nil {
			o.results, o.err = r.rule(ctx, e, n, r.docs[i], input)
		}
		if ctx.Err() != nil {
			return
		}
		if isExcess(o.err) {
			lower(&r.slow[n], int64(i))
		}
		r.keep(i, o)
	}
}

// together applies those of the rules that are asked together, and tells which
// have answered. The others are to be asked one by one.
func (r *run) together(ctx context.Context, e *evaluator, i int, input ast.Value, rules []int) map[int]bool {
	answered, known := map[int]bool{}, topdown.NewVirtualCache()
	for _, b := range r.batches[r.docs[i].Kind()] {
		if !b.mayAsk(rules) {
			continue
		}
		all, err := e.evaluate(ctx, func(ctx context.Context) answer { return b.ask(ctx, input, known) })
		if err != nil {
			// What is known now may be half of the truth.
			b.gaveUp.Store(true)
			return answered
		}
		for k, n := range b.rules {
			o := outcome{rule: n}
			o.results, o.err = decode(all[k], r.library.rules[n].Policy, r.docs[i].Containers())
			r.keep(i, o)
			answered[n] = true
		}
	}
	return answered
}

func (r *run) keep(i int, o outcome) {
	if o.err != nil || len(o.results) > 0 {
		r.outcomes[i] = append(r.outcomes[i], o)
	}
}

func (r *run) rule(ctx context.Context, e *evaluator, n int, doc Document, input ast.Value) ([]result, error) {
	rule := r.library.rules[n]
	values, err := e.evaluate(ctx, func(ctx context.Context) answer { return rule.ask(ctx, input) })
	if err != nil {
		return nil, err
	}
	return decode(values[0], rule.Policy, doc.Containers())
}

func lower(bound *atomic.Int64, to int64) {
	for {
		now := bound.Load()
		if now <= to || bound.CompareAndSwap(now, to) {
			return
		}
	}
}
