package render

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	template "github.com/DataDog/datadog-agent/pkg/template/text"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/printers"
)

// goTemplateFormats are kubectl's: the last two read the template from a file.
func goTemplateFormats() []string {
	return []string{"go-template", "template", "go-template-file", "templatefile"}
}

// goTemplatePrinter prints as kubectl does for -o go-template. kubectl's own
// printer is not used, because it links text/template, which looks methods up
// by names known only when it runs: so the linker would have to keep every
// exported method of the program. Templates see plain JSON, which has no
// methods, and this engine is text/template without that one feature.
type goTemplatePrinter struct {
	template *template.Template
}

// newGoTemplatePrinter fails with kubectl's error for unknown formats if the
// format is another one.
func newGoTemplatePrinter(format string) (printers.ResourcePrinter, error) {
	name, text, _ := strings.Cut(format, "=")
	kind := slices.Index(goTemplateFormats(), name)
	switch {
	case kind < 0:
		return nil, genericclioptions.NoCompatiblePrinterError{OutputFormat: &format}
	case text == "":
		return nil, errors.New("template format specified but no template given")
	case kind >= 2:
		file, err := os.ReadFile(text)
		if err != nil {
			return nil, fmt.Errorf("read template: %w", err)
		}
		text = string(file)
	}
	parsed, err := template.New("output").Funcs(template.FuncMap{"exists": exists, "base64decode": base64decode}).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("parse template: %w", err)
	}
	return &goTemplatePrinter{parsed}, nil
}

// PrintObj hands the template what -o json prints.
func (p *goTemplatePrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	encoded, err := json.Marshal(obj)
	if err != nil {
		return fmt.Errorf("encode document: %w", err)
	}
	var document map[string]any
	if err := json.Unmarshal(encoded, &document); err != nil {
		return fmt.Errorf("decode document: %w", err)
	}
	return p.template.Execute(w, document)
}

// exists is kubectl's function for templates: whether there is something at the
// end of a path of keys and positions.
func exists(value any, path ...any) bool {
	for _, step := range path {
		switch in := value.(type) {
		case map[string]any:
			key, _ := step.(string)
			value = in[key]
		case []any:
			i, isNumber := step.(int)
			if !isNumber || i < 0 || i >= len(in) {
				return false
			}
			value = in[i]
		default:
			return false
		}
	}
	return value != nil
}

func base64decode(text string) (string, error) {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "", fmt.Errorf("decode base64: %w", err)
	}
	return string(decoded), nil
}
