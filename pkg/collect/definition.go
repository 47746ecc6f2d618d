package collect

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	kjson "sigs.k8s.io/json"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// definitions are read whole and reduced at once: one schema can be as large as
// a thousand other objects.
const (
	kindDefinition     = "CustomResourceDefinition"
	definitionsPerPage = 20
)

// definition is what is looked at in a custom resource definition.
type definition struct {
	Spec *struct {
		Versions []struct {
			Schema struct {
				OpenAPI fieldSchema `json:"openAPIV3Schema"`
			} `json:"schema"`
		} `json:"versions"`
		// Validation is where v1beta1 has the schema.
		Validation struct {
			OpenAPI fieldSchema `json:"openAPIV3Schema"`
		} `json:"validation"`
	} `json:"spec"`
}

// fieldSchema is the part of an OpenAPI schema that leads to fields.
type fieldSchema struct {
	Properties map[string]fieldSchema `json:"properties"`
	Items      *fieldSchema           `json:"items"`
	Additional *fieldSchema           `json:"additionalProperties"`
}

// UnmarshalJSON also takes what stands for a schema without fields, such as true.
func (s *fieldSchema) UnmarshalJSON(text []byte) error {
	if len(text) == 0 || text[0] != '{' {
		return nil
	}
	type plain fieldSchema
	return json.Unmarshal(text, (*plain)(s))
}

// reduceDefinition keeps the metadata of a definition, and notes in an
// annotation where its schema has the containers of a pod. A definition without
// a spec is one that was reduced before.
func reduceDefinition(text []byte) (*metav1.PartialObjectMetadata, error) {
	o := &metav1.PartialObjectMetadata{}
	if err := kjson.UnmarshalCaseSensitivePreserveInts(text, o); err != nil {
		return nil, err
	}
	var d definition
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, fmt.Errorf("read schema: %w", err)
	}
	if d.Spec == nil {
		return o, nil
	}
	schemas := []fieldSchema{d.Spec.Validation.OpenAPI}
	for _, v := range d.Spec.Versions {
		schemas = append(schemas, v.Schema.OpenAPI)
	}
	delete(o.Annotations, inventory.AnnotationPodField)
	for _, s := range schemas {
		if path, ok := s.podField(); ok {
			metav1.SetMetaDataAnnotation(&o.ObjectMeta, inventory.AnnotationPodField, path)
			break
		}
	}
	return o, nil
}

// schemaPlace is a part of a schema and the path that leads there.
type schemaPlace struct {
	path   string
	schema fieldSchema
}

// podField is the path of the field that is a pod, the one that lies highest.
// What is in the status is not written by users.
func (s fieldSchema) podField() (string, bool) {
	level := s.fields("")
	level = slices.DeleteFunc(level, func(p schemaPlace) bool { return p.path == "status" })
	for len(level) > 0 {
		var next []schemaPlace
		for _, p := range level {
			if p.schema.hasContainers() {
				return p.path, true
			}
			next = append(next, p.schema.fields(p.path)...)
		}
		level = next
	}
	return "", false
}

// fields are the parts right below, by name.
func (s fieldSchema) fields(path string) []schemaPlace {
	var list []schemaPlace
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		below := name
		if path != "" {
			below = path + "." + name
		}
		list = append(list, schemaPlace{below, s.Properties[name]})
	}
	for suffix, part := range map[string]*fieldSchema{"[]": s.Items, ".*": s.Additional} {
		if part != nil {
			list = append(list, schemaPlace{path + suffix, *part})
		}
	}
	slices.SortStableFunc(list, func(a, b schemaPlace) int { return cmp.Compare(a.path, b.path) })
	return list
}

// hasContainers tells whether it holds a list of containers, which have images.
func (s fieldSchema) hasContainers() bool {
	containers := s.Properties["containers"].Items
	if containers == nil {
		return false
	}
	_, ok := containers.Properties["image"]
	return ok
}
