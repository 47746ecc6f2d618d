package policy

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

type embedded struct{ A string }

type tagged struct {
	Text     string              `json:"text"`
	Flag     bool                `json:"flag"`
	Number   int64               `json:"number"`
	Small    int32               `json:"small,omitempty"`
	Fraction float64             `json:"fraction"`
	Unsigned uint64              `json:"unsigned"`
	Pointer  *int64              `json:"pointer"`
	Absent   *tagged             `json:"absent,omitempty"`
	List     []string            `json:"list"`
	Short    []string            `json:"short,omitempty"`
	Map      map[string][]tagged `json:"map"`
	Bytes    []byte              `json:"bytes"`
	Any      any                 `json:"any"`
	Skipped  string              `json:"-"`
	hidden   string
}

// TestInputs holds the short way to what JSON gives.
func TestInputs(t *testing.T) {
	seven := int64(7)
	cases := map[string]any{
		"nothing":    nil,
		"zero":       tagged{},
		"full":       tagged{Text: "<ü>", Flag: true, Number: math.MinInt64, Small: -1, Fraction: 1.5, Unsigned: math.MaxUint64, Pointer: &seven, Absent: &tagged{Text: "x"}, List: []string{"b", "a"}, Short: []string{""}, Map: map[string][]tagged{"k": {{}}, "j": nil}, Bytes: []byte("abc"), Any: map[string]any{"x": 1.25}, Skipped: "s", hidden: "h"},
		"empty list": tagged{List: []string{}, Short: []string{}, Map: map[string][]tagged{}},
		"not UTF-8":  tagged{Text: "a\xffb"},
		"embedded":   struct{ embedded }{embedded{"x"}},
		"untagged":   struct{ Name string }{"x"},
		"option": struct {
			N int `json:"n,string"`
		}{3},
		"own JSON":     []any{time.Unix(0, 0).UTC(), json.Number("12")},
		"other keys":   map[int]string{1: "x"},
		"typed string": []time.Month{time.May},
		"array":        [2]int{1, 2},
	}
	in := newInputs()
	for name, document := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := in.parse(document)
			if err != nil {
				t.Fatal(err)
			}
			if want := throughJSON(t, document); got.Compare(want) != 0 {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
}

func throughJSON(t *testing.T, document any) ast.Value {
	t.Helper()
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := util.UnmarshalJSON(text, &value); err != nil {
		t.Fatal(err)
	}
	parsed, err := ast.InterfaceToValue(value)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestInputsReportWhatHasNoJSON(t *testing.T) {
	for _, document := range []any{
		make(chan int), []any{func() {}}, map[string]any{"x": math.NaN()}, struct {
			C chan int `json:"c"`
		}{make(chan int)},
	} {
		if _, err := newInputs().parse(document); err == nil {
			t.Errorf("parse(%v) gave no error", reflect.TypeOf(document))
		}
	}
}
