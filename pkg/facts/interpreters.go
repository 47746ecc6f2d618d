package facts

import (
	_ "embed" // for the programs that run what their configuration says
	"fmt"
	"slices"
	"strings"

	"sigs.k8s.io/yaml"
)

//go:embed interpreters.yaml
var interpretersYAML []byte

// interpreter is a program that runs what its configuration says.
type interpreter struct {
	Images    []string `json:"images"`
	Reference string   `json:"reference"`
}

func readInterpreters() ([]interpreter, error) {
	var list []interpreter
	if err := yaml.UnmarshalStrict(interpretersYAML, &list); err != nil {
		return nil, fmt.Errorf("read interpreters: %w", err)
	}
	return list, nil
}

// interpreters are read once; that they can be read is tested.
func (b *builder) interpreters() []interpreter {
	if b.programs == nil {
		list, err := readInterpreters()
		if err != nil {
			return nil
		}
		b.programs = list
	}
	return b.programs
}

// runs tells whether an image is the interpreter's.
func (i interpreter) runs(image string) bool {
	image, _, _ = strings.Cut(image, "@")
	if repository, tag, found := cutLast(image, ":"); found && !strings.Contains(tag, "/") {
		image = repository
	}
	return slices.ContainsFunc(i.Images, func(name string) bool { return isRepository(image, name) })
}
