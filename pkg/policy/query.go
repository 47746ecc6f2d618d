package policy

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// answer is what an evaluation gives: the members of findings of each policy
// that was asked.
type answer struct {
	values [][]any
	err    error
}

// ask evaluates the query and gives the members of findings.
func (r rule) ask(ctx context.Context, input ast.Value) answer {
	results, err := r.query.Eval(ctx, rego.EvalParsedInput(input), rego.EvalSortSets(true))
	if err != nil {
		return answer{err: plainError(err)}
	}
	if len(results) == 0 || len(results[0].Expressions) == 0 {
		return answer{err: errors.New("findings is undefined")}
	}
	values, ok := results[0].Expressions[0].Value.([]any)
	if !ok {
		return answer{err: errors.New("findings is not a set")}
	}
	return answer{values: [][]any{values}}
}

// plainError writes an error of OPA on one line, the place first.
func plainError(err error) error {
	var failed *topdown.Error
	if !errors.As(err, &failed) || failed.Location == nil {
		return err
	}
	message := strings.Join(strings.Fields(failed.Message), " ")
	return fmt.Errorf("%s:%d: %s", failed.Location.File, failed.Location.Row, message)
}
