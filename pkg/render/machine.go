package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/printers"
)

// machinePrinter prints through one of kubectl's printers, all or nothing: those
// for templates write their errors into the output.
type machinePrinter struct {
	format   string
	delegate printers.ResourcePrinter
}

func (p *machinePrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	var out bytes.Buffer
	if err := p.delegate.PrintObj(p.harmless(completed(obj)), &out); err != nil {
		return fmt.Errorf("print document: %w", errors.New(firstSentence(err.Error())))
	}
	if p.format == formatJSON {
		return write(w, string(escapedJSON(out.Bytes())))
	}
	return write(w, out.String())
}

// harmless is a document whose texts can do no harm in the format. JSON has
// escapes of its own for that. YAML writes line breaks in quotes; a template
// writes them as they are, so only the texts of policies may have some.
func (p *machinePrinter) harmless(obj runtime.Object) runtime.Object {
	switch p.format {
	case formatJSON:
		return obj
	case "yaml", "kyaml":
		return cleaned(obj, cleaner{text: escapedLines, prose: escapedLines})
	default:
		return cleaned(obj, cleaner{text: escaped, prose: escapedLines})
	}
}

// completed is a copy of obj that satisfies the JSON schema.
func completed(obj runtime.Object) runtime.Object {
	copied := obj.DeepCopyObject()
	if document, ok := copied.(interface{ Complete() }); ok {
		document.Complete()
	}
	return copied
}

// firstSentence drops the dump of the whole document that the template printers
// add to their errors.
func firstSentence(message string) string {
	message, _, _ = strings.Cut(message, ". Printing more information")
	message, _, _ = strings.Cut(message, "\n")
	return message
}

func write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}
