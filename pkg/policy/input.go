package policy

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

// inputs makes OPA's form of documents, the same that their JSON would give. A
// detour over JSON costs more than most policies do. It is not safe for
// concurrent use.
type inputs struct {
	structs map[reflect.Type]structure
	// selfMade are the types that write their own JSON.
	selfMade map[reflect.Type]bool
}

// structure is how JSON writes a struct.
type structure struct {
	fields []structField
	// odd is true if JSON itself has to write it.
	odd bool
}

type structField struct {
	index     int
	name      *ast.Term
	omitEmpty bool
}

func newInputs() *inputs {
	return &inputs{structs: map[reflect.Type]structure{}, selfMade: map[reflect.Type]bool{}}
}

// parse makes OPA's form of a document.
func (in *inputs) parse(document any) (ast.Value, error) {
	term, err := in.term(reflect.ValueOf(document))
	if err != nil {
		return nil, err
	}
	return term.Value, nil
}

func (in *inputs) term(v reflect.Value) (*ast.Term, error) {
	switch v.Kind() {
	case reflect.Invalid:
		return ast.NullTerm(), nil
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return ast.NullTerm(), nil
		}
		return in.term(v.Elem())
	}
	if in.marshalsItself(v.Type()) {
		return viaJSON(v)
	}
	switch v.Kind() {
	case reflect.String:
		return in.text(v)
	case reflect.Bool:
		return ast.BooleanTerm(v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return ast.IntNumberTerm(int(v.Int())), nil
	case reflect.Slice:
		return in.list(v)
	case reflect.Map:
		return in.dictionary(v)
	case reflect.Struct:
		return in.object(v)
	}
	return viaJSON(v)
}

// text leaves what is not UTF-8 to JSON, which replaces it.
func (in *inputs) text(v reflect.Value) (*ast.Term, error) {
	if !utf8.ValidString(v.String()) {
		return viaJSON(v)
	}
	return ast.StringTerm(v.String()), nil
}

func (in *inputs) list(v reflect.Value) (*ast.Term, error) {
	switch {
	case v.IsNil():
		return ast.NullTerm(), nil
	case v.Type().Elem().Kind() == reflect.Uint8:
		return viaJSON(v)
	}
	items := make([]*ast.Term, v.Len())
	for i := range items {
		item, err := in.term(v.Index(i))
		if err != nil {
			return nil, err
		}
		items[i] = item
	}
	return ast.ArrayTerm(items...), nil
}

func (in *inputs) dictionary(v reflect.Value) (*ast.Term, error) {
	switch {
	case v.IsNil():
		return ast.NullTerm(), nil
	case v.Type().Key() != reflect.TypeFor[string]():
		return viaJSON(v)
	}
	pairs := make([][2]*ast.Term, 0, v.Len())
	for entries := v.MapRange(); entries.Next(); {
		value, err := in.term(entries.Value())
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, [2]*ast.Term{ast.StringTerm(entries.Key().String()), value})
	}
	return ast.ObjectTerm(pairs...), nil
}

func (in *inputs) object(v reflect.Value) (*ast.Term, error) {
	known := in.structure(v.Type())
	if known.odd {
		return viaJSON(v)
	}
	pairs := make([][2]*ast.Term, 0, len(known.fields))
	for _, field := range known.fields {
		value := v.Field(field.index)
		if field.omitEmpty && isEmpty(value) {
			continue
		}
		term, err := in.term(value)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, [2]*ast.Term{field.name, term})
	}
	return ast.ObjectTerm(pairs...), nil
}

// isEmpty is what encoding/json leaves out for omitempty.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.Array, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func (in *inputs) structure(t reflect.Type) structure {
	known, ok := in.structs[t]
	if !ok {
		known = structureOf(t)
		in.structs[t] = known
	}
	return known
}

// structureOf leaves structs with embedded fields, or with options other than
// omitempty, to JSON.
func structureOf(t reflect.Type) structure {
	var s structure
	for i := range t.NumField() {
		field := t.Field(i)
		if !field.IsExported() && !field.Anonymous {
			continue
		}
		tag := field.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		if tag == "-" {
			continue
		}
		if field.Anonymous || name == "" || options != "" && options != "omitempty" {
			return structure{odd: true}
		}
		s.fields = append(s.fields, structField{index: i, name: ast.StringTerm(name), omitEmpty: options != ""})
	}
	return s
}

func (in *inputs) marshalsItself(t reflect.Type) bool {
	known, ok := in.selfMade[t]
	if !ok {
		known = t == reflect.TypeFor[json.Number]() || slices.ContainsFunc([]reflect.Type{t, reflect.PointerTo(t)}, func(t reflect.Type) bool {
			return t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
		})
		in.selfMade[t] = known
	}
	return known
}

// viaJSON is right for everything.
func viaJSON(v reflect.Value) (*ast.Term, error) {
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return nil, fmt.Errorf("encode input: %w", err)
	}
	var value any
	if err := util.UnmarshalJSON(text, &value); err != nil {
		return nil, fmt.Errorf("decode input: %w", err)
	}
	parsed, err := ast.InterfaceToValue(value)
	if err != nil {
		return nil, fmt.Errorf("convert input: %w", err)
	}
	return ast.NewTerm(parsed), nil
}
