package v1alpha1_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// published are the documents with a schema in docs/.
func published() map[string]publishedKind {
	return map[string]publishedKind{
		"report.schema.json": {api.Kind, &api.AuditReport{}},
		"fleet.schema.json":  {api.KindFleetReport, &api.FleetReport{}},
	}
}

type publishedKind struct {
	kind     string
	document any
}

// TestSchemaFile compares the published schemas with the types; UPDATE=1 writes
// them.
func TestSchemaFile(t *testing.T) {
	for name, p := range published() {
		want, file := generateSchema(t, p), filepath.Join("../../../docs", name)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, want, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("docs/%s is out of date (UPDATE=1 rewrites it):\n%s", name, diff)
		}
	}
}

func TestSchemaDescribesEveryType(t *testing.T) {
	for file, p := range published() {
		var schema struct {
			Defs map[string]struct{ Description string } `json:"$defs"`
		}
		if err := json.Unmarshal(generateSchema(t, p), &schema); err != nil {
			t.Fatal(err)
		}
		if len(schema.Defs) < 10 {
			t.Errorf("%s: only %d types", file, len(schema.Defs))
		}
		for name, def := range schema.Defs {
			if def.Description == "" {
				t.Errorf("%s: %s has no description", file, name)
			}
		}
	}
}

// generateSchema reflects a document. Unknown fields are allowed, because later
// versions may add some.
func generateSchema(t *testing.T, p publishedKind) []byte {
	t.Helper()
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, AllowAdditionalProperties: true, Mapper: mapType}
	if err := r.AddGoComments(reflect.TypeFor[api.AuditReport]().PkgPath(), ".", jsonschema.WithFullComment()); err != nil {
		t.Fatal(err)
	}
	for name, comment := range r.CommentMap {
		r.CommentMap[name] = description(comment)
	}
	schema := r.Reflect(p.document)
	schema.ID = jsonschema.ID("urn:" + api.Group + ":" + api.Version + ":" + p.kind)
	schema.Title = p.kind + " " + api.APIVersion
	constant(schema, "apiVersion", api.APIVersion)
	constant(schema, "kind", p.kind)
	if within := schema.Definitions[api.Kind]; within != nil {
		constant(within, "apiVersion", api.APIVersion)
		constant(within, "kind", api.Kind)
	}
	out, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}

// description is a Go comment in one line, without markers for generators.
func description(comment string) string {
	comment, _, _ = strings.Cut(comment, "+k8s:")
	return strings.Join(strings.Fields(comment), " ")
}

// constant requires a property that Kubernetes' TypeMeta leaves open.
func constant(schema *jsonschema.Schema, name, value string) {
	schema.Properties.Set(name, &jsonschema.Schema{Type: "string", Const: value})
	schema.Required = append(schema.Required, name)
}

// mapType describes types whose JSON form reflection cannot see.
func mapType(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[metav1.Time]():
		return &jsonschema.Schema{Type: "string", Format: "date-time"}
	case reflect.TypeFor[api.Severity]():
		schema := &jsonschema.Schema{Type: "string"}
		for _, severity := range api.Severities() {
			schema.Enum = append(schema.Enum, severity)
		}
		return schema
	default:
		return nil
	}
}

func TestReportsAreValid(t *testing.T) {
	tests := []struct {
		name   string
		change func(*api.AuditReport)
		valid  bool
	}{
		{"complete", func(*api.AuditReport) {}, true},
		{"empty", func(r *api.AuditReport) {
			*r = api.AuditReport{Metadata: r.Metadata}
			r.Complete()
		}, true},
		{"no kind", func(r *api.AuditReport) { r.Kind = "" }, false},
		{"other version", func(r *api.AuditReport) { r.APIVersion = "sysaudit.dev/v1" }, false},
		{"null findings", func(r *api.AuditReport) { r.Findings = nil }, false},
		{"null evidence", func(r *api.AuditReport) { r.Findings[0].Evidence = nil }, false},
		{"null images", func(r *api.AuditReport) { r.Components[0].Images = nil }, false},
		{"unknown severity", func(r *api.AuditReport) { r.Findings[0].Severity = "dire" }, false},
		{"no time", func(r *api.AuditReport) { r.Metadata.GeneratedAt = metav1.Time{} }, false},
	}
	schema := compileSchema(t, "report.schema.json")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := fullReport()
			tt.change(report)
			if err := schema.Validate(asJSON(t, report)); (err == nil) != tt.valid {
				t.Errorf("valid: want %t, got %v", tt.valid, err)
			}
		})
	}
}

// A fleet without one of its reports' fields is no fleet.
func TestFleetsAreValid(t *testing.T) {
	whole := api.NewFleetReport([]api.AuditReport{*fullReport(), *fullReport()}, []api.Gap{{Kind: api.GapCluster, Resource: "dead"}})
	nothing := api.NewFleetReport(nil, nil)
	broken := api.NewFleetReport([]api.AuditReport{*fullReport()}, nil)
	broken.Reports[0].Findings[0].Severity = "dire"
	otherKind := api.NewFleetReport([]api.AuditReport{*fullReport()}, nil)
	otherKind.Reports[0].Kind = "Report"
	noReports := api.NewFleetReport(nil, nil)
	noReports.Reports = nil
	schema := compileSchema(t, "fleet.schema.json")
	for name, tt := range map[string]struct {
		fleet *api.FleetReport
		valid bool
	}{
		"whole": {whole, true}, "nothing": {nothing, true}, "unknown severity": {broken, false}, "null reports": {noReports, false}, "other kind": {otherKind, false},
	} {
		if err := schema.Validate(asJSON(t, tt.fleet)); (err == nil) != tt.valid {
			t.Errorf("%s: valid: want %t, got %v", name, tt.valid, err)
		}
	}
}

func TestLaterFieldsAreValid(t *testing.T) {
	document, ok := asJSON(t, fullReport()).(map[string]any)
	if !ok {
		t.Fatal("a report is no JSON object")
	}
	document["paths"] = []any{}
	if err := compileSchema(t, "report.schema.json").Validate(document); err != nil {
		t.Error(err)
	}
}

func compileSchema(t *testing.T, file string) *validator.Schema {
	t.Helper()
	document, err := validator.UnmarshalJSON(bytes.NewReader(generateSchema(t, published()[file])))
	if err != nil {
		t.Fatal(err)
	}
	compiler := validator.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("report.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func asJSON(t *testing.T, document any) any {
	t.Helper()
	data, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	value, err := validator.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// fullReport has a value in every field.
func fullReport() *api.AuditReport {
	report := &api.AuditReport{}
	fill(reflect.ValueOf(report).Elem())
	report.Complete()
	return report
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
		if v.Type() == reflect.TypeFor[api.Severity]() {
			v.SetString(string(api.High))
		}
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		fillStruct(v)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf([]string{"x"}))
	}
}

func fillStruct(v reflect.Value) {
	if v.Type() == reflect.TypeFor[metav1.Time]() {
		v.Set(reflect.ValueOf(metav1.NewTime(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))))
		return
	}
	for i := range v.NumField() {
		fill(v.Field(i))
	}
}
