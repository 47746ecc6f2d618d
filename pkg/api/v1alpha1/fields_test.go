package v1alpha1_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// fieldsFile lists every field that a report of this version ever had. Programs
// read them, so no line may go: UPDATE=1 adds new ones and removes none.
const fieldsFile = "testdata/fields.txt"

func TestFieldsStay(t *testing.T) {
	today := reportFields(t)
	text, err := os.ReadFile(fieldsFile)
	if err != nil {
		t.Fatal(err)
	}
	published := strings.Fields(string(text))
	if os.Getenv("UPDATE") != "" {
		published = slices.Compact(slices.Sorted(slices.Values(append(published, today...))))
		if err := os.WriteFile(fieldsFile, []byte(strings.Join(published, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, field := range published {
		if !slices.Contains(today, field) {
			t.Errorf("%s is gone or has another type: that takes a new version of the report", field)
		}
	}
	for _, field := range today {
		if !slices.Contains(published, field) {
			t.Errorf("%s is not in %s (UPDATE=1 adds it)", field, fieldsFile)
		}
	}
}

// reportFields are lines such as Finding.id:string, sorted. A required field may
// not become optional, so those end in an exclamation mark.
func reportFields(t *testing.T) []string {
	t.Helper()
	var schema struct {
		typeSchema
		Defs map[string]typeSchema `json:"$defs"`
	}
	if err := json.Unmarshal(generateSchema(t, published()["report.schema.json"]), &schema); err != nil {
		t.Fatal(err)
	}
	fields := schema.fields(api.Kind)
	for name, def := range schema.Defs {
		fields = append(fields, def.fields(name)...)
	}
	slices.Sort(fields)
	if len(fields) < 100 {
		t.Fatalf("only %d fields: %v", len(fields), fields)
	}
	return fields
}

// typeSchema is the part of a JSON schema that matters to readers.
type typeSchema struct {
	Properties map[string]*valueSchema
	Required   []string
}

type valueSchema struct {
	Type  string
	Ref   string `json:"$ref"`
	Items *valueSchema
}

func (s typeSchema) fields(name string) []string {
	var fields []string
	for property, value := range s.Properties {
		field := name + "." + property + ":" + value.text()
		if slices.Contains(s.Required, property) {
			field += "!"
		}
		fields = append(fields, field)
	}
	return fields
}

func (v *valueSchema) text() string {
	switch {
	case v.Ref != "":
		return strings.TrimPrefix(v.Ref, "#/$defs/")
	case v.Items != nil:
		return "[]" + v.Items.text()
	default:
		return v.Type
	}
}
