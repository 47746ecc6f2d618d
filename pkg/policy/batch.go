package policy

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// batch is the built-in policies for one kind of document that were compiled
// together. They are asked for their findings in one query, so that what several
// ask the libraries is found out once. If anything goes wrong, nobody knows
// whose fault it is, and they are asked one by one from then on.
type batch struct {
	part *part
	// rules are their indices, and query binds the findings of each to a variable.
	rules  []int
	query  ast.Body
	gaveUp atomic.Bool
}

// part is what is compiled together, and the data that goes with it, which is
// empty.
type part struct {
	compiler *ast.Compiler
	store    storage.Store
}

// batches are the batches for each kind of document.
func batches(rules []rule) map[string][]*batch {
	byKind := map[string][]*batch{}
	of := map[string]map[*part]*batch{}
	for i, r := range rules {
		if r.Source != builtinName {
			continue
		}
		if of[r.Subject] == nil {
			of[r.Subject] = map[*part]*batch{}
		}
		b := of[r.Subject][r.part]
		if b == nil {
			b = &batch{part: r.part}
			of[r.Subject][r.part] = b
			byKind[r.Subject] = append(byKind[r.Subject], b)
		}
		b.add(i, r.findings)
	}
	return byKind
}

func (b *batch) add(rule int, findings ast.Ref) {
	b.query.Append(ast.Equality.Expr(ast.NewTerm(variable(rule)), ast.NewTerm(findings)))
	b.rules = append(b.rules, rule)
}

func variable(rule int) ast.Var { return ast.Var(fmt.Sprintf("findings%d", rule)) }

// ask gives the members of the findings of each rule, in the order of the rules.
// What the libraries answer is kept in known, for the same input only.
func (b *batch) ask(ctx context.Context, input ast.Value, known topdown.VirtualCache) answer {
	transaction, err := b.part.store.NewTransaction(ctx)
	if err != nil {
		return answer{err: err}
	}
	defer b.part.store.Abort(ctx, transaction)
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	query := topdown.NewQuery(b.query).
		WithCompiler(b.part.compiler).WithStore(b.part.store).WithTransaction(transaction).
		WithInput(ast.NewTerm(input)).WithStrictBuiltinErrors(true).WithVirtualCache(known).WithCancel(cancel)
	a := answer{err: errors.New("findings are undefined")}
	err = query.Iter(ctx, func(found topdown.QueryResult) error {
		a = b.answer(found)
		return a.err
	})
	if err != nil {
		return answer{err: err}
	}
	return a
}

func (b *batch) answer(found topdown.QueryResult) answer {
	all := make([][]any, len(b.rules))
	for i, rule := range b.rules {
		value, err := ast.JSONWithOpt(found[variable(rule)].Value, ast.JSONOpt{SortSets: true})
		if err != nil {
			return answer{err: err}
		}
		values, ok := value.([]any)
		if !ok {
			return answer{err: errors.New("findings is not a set")}
		}
		all[i] = values
	}
	return answer{values: all}
}

// mayAsk is true for a batch of which all rules are wanted.
func (b *batch) mayAsk(rules []int) bool {
	return !b.gaveUp.Load() && !slices.ContainsFunc(b.rules, func(n int) bool { return !slices.Contains(rules, n) })
}
