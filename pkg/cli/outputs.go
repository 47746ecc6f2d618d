package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/printers"
)

// wantedOutput is one value of -o.
type wantedOutput struct {
	format string
	// file is empty for standard output.
	file string
}

// parseOutputs reads all values of -o. There is one place that each may go to.
func parseOutputs(texts []string) ([]wantedOutput, error) {
	if len(texts) == 0 {
		return []wantedOutput{{}}, nil
	}
	var wanted []wantedOutput
	seen := map[string]string{}
	for _, text := range texts {
		w, err := parseOutput(text)
		if err != nil {
			return nil, err
		}
		if other, taken := seen[w.file]; taken {
			return nil, twice(w, other)
		}
		seen[w.file] = w.format
		wanted = append(wanted, w)
	}
	return wanted, nil
}

func twice(w wantedOutput, other string) error {
	if w.file == "" {
		return fmt.Errorf("-o %s and -o %s cannot both go to standard output: write one to a file, as in -o %s=FILE", other, w.format, w.format)
	}
	return fmt.Errorf("-o %s and -o %s cannot both go to %s", other, w.format, w.file)
}

// parseOutput reads FORMAT or FORMAT=FILE. The value of a template is not a
// file, so templates go to standard output.
func parseOutput(text string) (wantedOutput, error) {
	format, file, assigned := strings.Cut(text, "=")
	switch {
	case !assigned || isTemplate(format):
		return wantedOutput{format: text}, nil
	case file == "":
		return wantedOutput{}, fmt.Errorf("-o %s needs the name of a file behind the equals sign", text)
	case file == "-" || file == "/dev/stdout":
		return wantedOutput{format: format}, nil
	}
	return wantedOutput{format: format, file: filepath.Clean(file)}, nil
}

func isTemplate(format string) bool {
	for _, kind := range []string{"jsonpath", "go-template", "template"} {
		if strings.HasPrefix(strings.ToLower(format), kind) {
			return true
		}
	}
	return false
}

// writable is an error if the file cannot be there, so that nobody waits for an
// audit in vain.
func (w wantedOutput) writable() error {
	if w.file == "" {
		return nil
	}
	info, err := os.Stat(w.file)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("-o %s=%s: this is a folder", w.format, w.file)
	case err == nil && !info.Mode().IsRegular():
		return nil // a pipe may wait for its reader
	}
	folder := filepath.Dir(w.file)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("-o %s=%s: there is no folder %s", w.format, w.file, folder)
	}
	if err := tryWriting(w.file); err != nil {
		return fmt.Errorf("-o %s=%s: %w", w.format, w.file, err)
	}
	return nil
}

type output struct {
	wantedOutput
	printer printers.ResourcePrinter
}

// outputs are all outputs of a run.
type outputs struct {
	all []output
	// begin is called before anything is written.
	begin func()
}

// PrintObj writes the files and then the stream. An output that fails does not
// keep the others from being written.
func (p *outputs) PrintObj(obj runtime.Object, w io.Writer) error {
	p.begin()
	var problems []error
	for _, o := range p.all {
		if o.file != "" {
			problems = append(problems, o.print(obj))
		}
	}
	for _, o := range p.all {
		if o.file == "" {
			problems = append(problems, o.printer.PrintObj(obj, w))
		}
	}
	return errors.Join(problems...)
}

func (o output) print(obj runtime.Object) error {
	err := writeFile(o.file, func(w io.Writer) error { return o.printer.PrintObj(obj, w) })
	if err != nil {
		return fmt.Errorf("write %s: %w", o.file, err)
	}
	return nil
}
