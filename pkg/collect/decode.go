package collect

import (
	"bytes"
	"encoding/json"
	"strings"

	kjson "sigs.k8s.io/json"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// decoded is an object and what did not go into it.
type decoded struct {
	object object
	// unknown are paths of fields that its type does not have.
	unknown []string
	// problems are what else is wrong with it.
	problems []string
}

// decode reads a document into the type of the resource. The shape of older
// API versions is that of v1, but for what modernize corrects.
func (r Resource) decode(d manifest.Document) (*decoded, error) {
	text, err := d.JSON()
	if err != nil {
		return nil, err
	}
	out := &decoded{}
	if r.Kind == kindDefinition {
		out.object, err = reduceDefinition(text)
	} else if r.onlyMetadata(text) {
		out.object = r.newMetadata()
		err = kjson.UnmarshalCaseSensitivePreserveInts(text, out.object)
	} else {
		err = r.decodeStrictly(text, d, out)
	}
	if err != nil {
		return nil, err
	}
	out.object.GetObjectKind().SetGroupVersionKind(r.groupVersionKind())
	return out, nil
}

// onlyMetadata tells whether no more than the metadata is read. A controller in
// a manifest has a template to look at; in a snapshot it has none.
func (r Resource) onlyMetadata(text []byte) bool {
	if !r.Metadata {
		return false
	}
	var head struct {
		Spec json.RawMessage `json:"spec"`
	}
	return json.Unmarshal(text, &head) != nil || len(head.Spec) == 0 || bytes.Equal(head.Spec, []byte("null"))
}

func (r Resource) decodeStrictly(text []byte, d manifest.Document, out *decoded) error {
	r.Metadata = false
	o, err := r.newObject()
	if err != nil {
		return err
	}
	strict, err := kjson.UnmarshalStrict(text, o)
	if err != nil {
		if o, strict = r.decodeLeniently(text); o == nil {
			return err
		}
		out.problems = append(out.problems, err.Error()+" (its resources were not looked at)")
	}
	out.object = o
	for _, problem := range strict {
		text := problem.Error()
		path, ok := strings.CutPrefix(text, "unknown field ")
		if !ok {
			out.problems = append(out.problems, text)
			continue
		}
		if path = strings.Trim(path, `"`); matters(path, d.APIVersion) {
			out.unknown = append(out.unknown, path)
		}
	}
	modernize(o, d.APIVersion)
	return nil
}

// decodeLeniently leaves out the resources of containers: templates have
// placeholders there that are no quantities, and no audit needs them. It
// returns nil if that does not help.
func (r Resource) decodeLeniently(text []byte) (object, []error) {
	var tree any
	if json.Unmarshal(text, &tree) != nil {
		return nil, nil
	}
	dropResources(tree)
	text, err := json.Marshal(tree)
	if err != nil {
		return nil, nil
	}
	o, err := r.newObject()
	if err != nil {
		return nil, nil
	}
	strict, err := kjson.UnmarshalStrict(text, o)
	if err != nil {
		return nil, nil
	}
	return o, strict
}

// dropResources works at any depth, on what has an image.
func dropResources(tree any) {
	switch value := tree.(type) {
	case map[string]any:
		if _, isContainer := value["image"]; isContainer {
			delete(value, "resources")
		}
		for _, inner := range value {
			dropResources(inner)
		}
	case []any:
		for _, inner := range value {
			dropResources(inner)
		}
	}
}

// matters is false for unknown fields that no audit would look at, and for
// those of old API versions that have gone for good.
func matters(path, apiVersion string) bool {
	top, _, _ := strings.Cut(path, ".")
	switch {
	case top == "status", top == "metadata", strings.HasPrefix(path, "spec.template.metadata."):
		return false
	case !isOld(apiVersion):
		return true
	}
	return path != "spec.rollbackTo" && path != "spec.templateGeneration" && !strings.HasSuffix(path, "].apiVersion")
}

func isOld(apiVersion string) bool {
	return strings.Contains(apiVersion, "/v1alpha1") || strings.Contains(apiVersion, "/v1beta") || strings.Contains(apiVersion, "/v2alpha1")
}
