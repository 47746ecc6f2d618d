package policy

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

const thingSchema = `{
  "type": "object",
  "properties": {
    "name": {"type": "string"},
    "open": {"type": "boolean"},
    "doors": {"type": "array", "items": {"$ref": "#/$defs/Door"}}
  },
  "additionalProperties": false,
  "$defs": {"Door": {
    "type": "object",
    "properties": {"name": {"type": "string"}, "field": {"type": "string"}, "locked": {"type": "boolean"}},
    "additionalProperties": false
  }}
}`

const libText = `package policies.lib.text

shout(s) := upper(s)
`

// policyFile is a policy with whole METADATA; id and name are words such as
// "open_door" and "open-door".
func policyFile(category, name, body string) string {
	return fmt.Sprintf(`# METADATA
# title: A title
# description: A description.
# related_resources:
#   - description: A page
#     ref: https://example.com/page
# schemas:
#   - input: schema.thing
# custom:
#   id: %s
#   severity: high
#   category: %s
#   subject: thing
#   grants: node-root
#   frameworks:
#     cis: ["5.2.1"]
#   remediation: Lock it.
package policies.%s.%s

%s
`, strings.ReplaceAll(name, "_", "-"), category, category, name, body)
}

const openDoor = `findings contains finding if {
	some door in input.doors
	not door.locked
	finding := {
		"container": door.name,
		"message": sprintf("door %s is open", [door.name]),
		"evidence": [{"container": door.name, "field": sprintf("%s.locked", [door.field]), "value": door.locked}],
	}
}`

func files(pairs ...string) fstest.MapFS {
	dir := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		dir[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return dir
}

func builtinSource(pairs ...string) Source {
	dir := files("schema/thing.json", thingSchema, "lib/text.rego", libText, "house/open_door.rego", policyFile("house", "open_door", openDoor))
	for name, f := range files(pairs...) {
		dir[name] = f
	}
	return Source{Name: "builtin", FS: dir}
}

func user(pairs ...string) Source { return Source{Name: "mine", FS: files(pairs...)} }

func mustLoad(t testing.TB, users ...Source) *Library {
	t.Helper()
	library, problems, err := Load(context.Background(), builtinSource(), users...)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Fatal(p)
	}
	return library
}

// one loads a library whose only policy besides the built-in one has a body.
func one(t testing.TB, body string) *Library {
	t.Helper()
	library, err := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", body))).Select(Selection{IDs: []string{"probe"}})
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// thing is a document.
type thing struct {
	Name  string `json:"name"`
	Open  bool   `json:"open"`
	Doors []door `json:"doors"`

	nodes []string
	pods  int
}

type door struct {
	Name   string `json:"name"`
	Field  string `json:"field"`
	Locked bool   `json:"locked"`
}

func (t thing) Subject() api.Subject {
	return api.Subject{Kind: "Thing", Namespace: "ns", Name: t.Name, Component: "thing"}
}
func (t thing) Kind() string { return "thing" }
func (t thing) Input() any   { return t }
func (t thing) Containers() []string {
	var names []string
	for _, d := range t.Doors {
		names = append(names, d.Name)
	}
	return names
}
func (t thing) Annotate(f *api.Finding) {
	f.Pods, f.Nodes = t.pods, len(t.nodes)
	for i := range f.Evidence {
		f.Evidence[i].File, f.Evidence[i].Line = "house.yaml", 7
	}
}
func (t thing) NodeNames() []string { return t.nodes }

// house has unlocked doors of the given names.
func house(name string, doors ...string) thing {
	h := thing{Name: name}
	for i, d := range doors {
		h.Doors = append(h.Doors, door{Name: d, Field: fmt.Sprintf("spec.doors[%d]", i)})
	}
	return h
}
