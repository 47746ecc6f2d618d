package facts

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
)

const module = "github.com/kubectl-sysaudit/kubectl-sysaudit"

// TestSchemas holds the JSON schemas of policies to the types of this package.
// UPDATE=1 rewrites them.
func TestSchemas(t *testing.T) {
	reflector := newReflector(t)
	for kind, input := range map[string]any{
		"workload":       WorkloadInput{},
		"serviceaccount": IdentityInput{},
		"node":           NodeInput{},
		"namespace":      NamespaceInput{},
		"cluster":        ClusterInput{},
	} {
		t.Run(kind, func(t *testing.T) {
			file := filepath.Join("..", "..", "policies", "schema", kind+".json")
			want := schemaOf(t, reflector, input)
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, want, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s is not what the types say; run UPDATE=1 go test ./pkg/facts -run TestSchemas (-types +file):\n%s", file, diff)
			}
		})
	}
}

// newReflector reads descriptions from the comments of the types.
func newReflector(t *testing.T) *jsonschema.Reflector {
	t.Helper()
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true}
	for _, dir := range []string{"facts", "rbac"} {
		comments := &jsonschema.Reflector{}
		if err := comments.AddGoComments(module+"/pkg/"+dir, filepath.Join("..", dir), jsonschema.WithFullComment()); err != nil {
			t.Fatal(err)
		}
		if r.CommentMap == nil {
			r.CommentMap = map[string]string{}
		}
		for name, text := range comments.CommentMap {
			// The package's directory is appended to the base for "..".
			r.CommentMap[strings.Replace(name, "/"+dir+"/../"+dir, "/"+dir, 1)] = strings.Join(strings.Fields(text), " ")
		}
	}
	return r
}

func schemaOf(t *testing.T, reflector *jsonschema.Reflector, input any) []byte {
	t.Helper()
	schema := reflector.Reflect(input)
	allowNull(schema, reflect.TypeOf(input))
	// OPA knows drafts up to 7 and refuses others.
	schema.Version = "http://json-schema.org/draft-07/schema#"
	schema.Title = reflect.TypeOf(input).Name()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(schema); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// allowNull lets numbers be null where the Go field is a pointer that is
// always written.
func allowNull(schema *jsonschema.Schema, t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	own := schema
	if definition, ok := schema.Definitions[t.Name()]; ok {
		own = definition
	}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if property, ok := own.Properties.Get(name); ok && property.Type != "" &&
			field.Type.Kind() == reflect.Pointer && options != "omitempty" {
			property.Extras = map[string]any{"type": []string{property.Type, "null"}}
			property.Type = ""
		}
		allowNull(schema, field.Type)
	}
}
