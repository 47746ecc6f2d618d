package collect

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// definitionWith is a definition whose schema has some properties.
func definitionWith(properties string) string {
	return `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com, annotations: {sysaudit.dev/pod-field: forged}}
spec: {group: example.com, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {` + properties + `}}}}]}
`
}

const podSchema = "{properties: {containers: {type: array, items: {properties: {image: {type: string}, name: {type: string}}}}}}"

func TestReduceDefinition(t *testing.T) {
	for _, test := range []struct{ name, definition, want string }{
		{"a pod", definitionWith("spec: {properties: {template: {properties: {spec: " + podSchema + "}}}}"), "spec.template.spec"},
		{"pods in a list", definitionWith("spec: {properties: {groups: {items: {properties: {pod: " + podSchema + "}}}}}"), "spec.groups[].pod"},
		{"pods by name", definitionWith("spec: {properties: {roles: {additionalProperties: " + podSchema + "}}}"), "spec.roles.*"},
		{"the highest of several", definitionWith("spec: {properties: {a: {properties: {b: " + podSchema + "}}, c: " + podSchema + "}}"), "spec.c"},
		{"in the status", definitionWith("status: " + podSchema), ""},
		{"a list of something else", definitionWith("spec: {properties: {containers: {items: {properties: {name: {type: string}}}}}}"), ""},
		{"a list of anything", definitionWith("spec: {properties: {containers: {items: true}, more: {additionalProperties: false}}}"), ""},
		{"a list of texts", definitionWith("spec: {properties: {containers: {items: {type: string}}}}"), ""},
		{"an old definition", strings.NewReplacer("/v1\n", "/v1beta1\n", "versions: [{name: v1, schema: {", "validation: {", "}}}}]}", "}}}}").
			Replace(definitionWith("spec: {properties: {pod: " + podSchema + "}}")), "spec.pod"},
		{"one that was reduced", "kind: CustomResourceDefinition\nmetadata: {name: things.example.com, annotations: {sysaudit.dev/pod-field: spec.pod}}\n", "spec.pod"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, err := yaml.YAMLToJSON([]byte(test.definition))
			if err != nil {
				t.Fatal(err)
			}
			o, err := reduceDefinition(text)
			if err != nil {
				t.Fatal(err)
			}
			if got := o.Annotations[inventory.AnnotationPodField]; got != test.want || o.Name != "things.example.com" {
				t.Errorf("%s: field %q, want %q", o.Name, got, test.want)
			}
		})
	}
}

func TestReduceDefinitionRefusesWhatIsNone(t *testing.T) {
	if _, err := reduceDefinition([]byte(`{"metadata": {"name": "x"}, "spec": {"versions": 7}}`)); err == nil {
		t.Error("no error")
	}
}

// TestLiveReducesDefinitions: they are asked for whole, in JSON and few at a time, and a
// snapshot holds no more than what they come to.
func TestLiveReducesDefinitions(t *testing.T) {
	text, err := yaml.YAMLToJSON([]byte(definitionWith("spec: {properties: {pod: " + podSchema + "}}")))
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(t)
	s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, "/customresourcedefinitions") {
			return false
		}
		if r.Header.Get("Accept") != "application/json" || r.URL.Query().Get("limit") != "20" {
			t.Errorf("asked for %s, %s at a time", r.Header.Get("Accept"), r.URL.Query().Get("limit"))
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"kind": "CustomResourceDefinitionList", "metadata": {}, "items": [%s]}`, text)
		return true
	}
	sink, _, err := readLive(t.Context(), t, s, Options{ChunkSize: 500})
	if err != nil {
		t.Fatal(err)
	}
	var fields []string
	for _, o := range sink.objects {
		if d, ok := o.Object.(*metav1.PartialObjectMetadata); ok && d.Kind == kindDefinition {
			fields = append(fields, d.Annotations[inventory.AnnotationPodField])
		}
	}
	if diff := cmp.Diff([]string{"spec.pod"}, fields); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var snapshot bytes.Buffer
	if err := Snapshot(t.Context(), Live(flags(t, s.URL), Options{}), &snapshot); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(snapshot.String(), `"sysaudit.dev/pod-field":"spec.pod"`) || strings.Contains(snapshot.String(), "openAPIV3Schema") {
		t.Errorf("snapshot:\n%s", snapshot.String())
	}
}
