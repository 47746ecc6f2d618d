package policy

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// evidence checks a list of evidence; there must be some.
func (d *decoder) evidence(value any) []api.Evidence {
	items, ok := value.([]any)
	if !ok || len(items) == 0 {
		d.fail("evidence is missing: a finding is a proof")
		return nil
	}
	var all []api.Evidence
	for _, item := range items {
		all = append(all, d.proof(item))
	}
	return all
}

func (d *decoder) proof(value any) api.Evidence {
	fields := d.object("evidence", value, "binding", "command", "container", "field", "index", "object", "role", "rule", "scope", "subject", "value")
	e := api.Evidence{
		Container: d.container(fields),
		Field:     d.text(fields, "field"),
		Value:     d.scalar(fields, "value"),
		Rule:      d.text(fields, "rule"),
		Role:      d.text(fields, "role"),
		Binding:   d.text(fields, "binding"),
		Index:     d.index(fields),
		Scope:     d.text(fields, "scope"),
		Subject:   d.text(fields, "subject"),
		Command:   d.text(fields, "command"),
		Object:    d.text(fields, "object"),
	}
	if cmp.Or(e.Field, e.Rule, e.Role, e.Binding, e.Object) == "" {
		d.fail("evidence names no field, rule, role, binding or object")
	}
	return e
}

// scalar is a text, number or boolean, as text.
func (d *decoder) scalar(fields map[string]any, key string) string {
	switch value := fields[key].(type) {
	case nil:
		if _, given := fields[key]; given {
			d.fail("%s is null", key)
		}
		return ""
	case bool:
		return strconv.FormatBool(value)
	case json.Number:
		return value.String()
	}
	return d.text(fields, key)
}

func (d *decoder) index(fields map[string]any) *int {
	value, given := fields["index"]
	if !given {
		return nil
	}
	i, err := strconv.Atoi(fmt.Sprint(value))
	if err != nil || i < 0 {
		d.fail("index %v is not a place in a list", value)
	}
	return &i
}

// sortEvidence orders evidence by container as in the pod, then by place, and
// drops what is said twice.
func sortEvidence(all []api.Evidence, containers []string) []api.Evidence {
	slices.SortFunc(all, func(a, b api.Evidence) int {
		return cmp.Or(
			cmp.Compare(slices.Index(containers, a.Container), slices.Index(containers, b.Container)),
			cmp.Compare(a.Object, b.Object),
			compareFields(a.Field, b.Field),
			cmp.Compare(a.Binding, b.Binding), cmp.Compare(a.Role, b.Role),
			cmp.Compare(place(a), place(b)),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Value, b.Value),
			cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.Subject, b.Subject),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
		)
	})
	return slices.CompactFunc(all, sameEvidence)
}

func sameEvidence(a, b api.Evidence) bool {
	same := place(a) == place(b)
	a.Index, b.Index = nil, nil
	return same && a == b
}

func place(e api.Evidence) int {
	if e.Index == nil {
		return -1
	}
	return *e.Index
}

// compareFields orders field paths so that [2] comes before [10].
func compareFields(a, b string) int {
	for a != "" && b != "" {
		x, restA := leadingNumber(a)
		y, restB := leadingNumber(b)
		switch {
		case restA != a && restB != b:
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = restA, restB
		case a[0] != b[0]:
			return cmp.Compare(a[0], b[0])
		default:
			a, b = a[1:], b[1:]
		}
	}
	return cmp.Compare(len(a), len(b))
}

func leadingNumber(s string) (digits, rest string) {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}
