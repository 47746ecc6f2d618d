package remedy

import (
	"fmt"
	"io"
	"strings"

	"sigs.k8s.io/yaml"
)

// newObjects is the file that a kustomization names for what it makes: only
// patches can stand in it.
const newObjects = "new-objects.yaml"

type kustomization struct {
	APIVersion string           `json:"apiVersion"`
	Kind       string           `json:"kind"`
	Resources  []string         `json:"resources,omitempty"`
	Patches    []kustomizePatch `json:"patches,omitempty"`
}

type kustomizePatch struct {
	Patch string `json:"patch"`
}

// WriteKustomization writes a sheet as a kustomization that patches what its
// user adds to its resources.
func (s Sheet) WriteKustomization(w io.Writer) error {
	k := kustomization{APIVersion: "kustomize.config.k8s.io/v1beta1", Kind: "Kustomization"}
	var b strings.Builder
	comment(&b, s.Summary...)
	comment(&b, "Add what the patches are of to resources.")
	for _, d := range s.Documents {
		switch {
		case d.Manual:
			if err := d.write(&b); err != nil {
				return err
			}
		case d.New:
			k.Resources = []string{newObjects}
		default:
			var text strings.Builder
			d.inline = true
			if err := d.write(&text); err != nil {
				return err
			}
			k.Patches = append(k.Patches, kustomizePatch{text.String()})
		}
	}
	if len(k.Resources) > 0 {
		comment(&b, "New objects cannot stand in a kustomization: -o resources writes "+newObjects+".")
	}
	s.writeLeft(&b)
	text, err := yaml.Marshal(k)
	if err != nil {
		return fmt.Errorf("write kustomization: %w", err)
	}
	if _, err := io.WriteString(w, strings.ReplaceAll(b.String(), "---\n", "")+string(text)); err != nil {
		return fmt.Errorf("write kustomization: %w", err)
	}
	return nil
}

// WriteResources writes only the objects that are made.
func (s Sheet) WriteResources(w io.Writer) error {
	made := Sheet{}
	for _, d := range s.Documents {
		if d.New {
			made.Documents = append(made.Documents, d)
		}
	}
	return made.WriteYAML(w)
}
