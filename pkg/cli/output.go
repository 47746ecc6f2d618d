package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/render"
)

// outputFlags say how a document is shown, and where it goes.
type outputFlags struct {
	formats   []string
	color     string
	noHeaders bool
	gaps      bool
	waived    bool
	// reports and paths are true if those are shown, which have more formats.
	reports bool
	paths   bool
	// again are the flags of what is read, for the commands that are proposed.
	again string
	// next are commands to propose in place of the usual ones, if not nil.
	next func(*api.AuditReport) []string
	// extra is a format of one command alone, if it has a name.
	extra extraFormat
}

// extraFormat prints what a command has loaded, whatever the document is.
type extraFormat struct {
	name  string
	print printers.ResourcePrinterFunc
}

func newOutputFlags() *outputFlags { return &outputFlags{color: "auto"} }

func newReportOutputFlags() *outputFlags { return &outputFlags{color: "auto", reports: true} }

func (f *outputFlags) addTo(flags *pflag.FlagSet) {
	f.addFormat(flags)
	flags.BoolVar(&f.noHeaders, "no-headers", f.noHeaders, "Print only the rows of a table")
}

func (f *outputFlags) addFormat(flags *pflag.FlagSet) {
	flags.StringArrayVarP(&f.formats, "output", "o", f.formats, "Output format, or FORMAT=FILE to write a file; may be repeated: "+strings.Join(f.known(), ", "))
	flags.StringVar(&f.color, "color", f.color, "Color of the severity: auto, always or never")
}

func newPathOutputFlags() *outputFlags { return &outputFlags{color: "auto", paths: true} }

func (f *outputFlags) known() []string {
	switch {
	case f.reports:
		return render.ReportFormats()
	case f.paths:
		return render.PathFormats()
	case f.extra.name != "":
		return append(render.Formats(), f.extra.name)
	}
	return render.Formats()
}

func (f *outputFlags) addGaps(flags *pflag.FlagSet) {
	flags.BoolVar(&f.gaps, "gaps", f.gaps, "Show every gap, however many there are")
}

func (f *outputFlags) addWaived(flags *pflag.FlagSet) {
	flags.BoolVar(&f.waived, "show-waived", f.waived, "Show accepted findings in tables too")
}

func (f *outputFlags) validate() error {
	switch f.color {
	case "auto", "always", "never":
		return nil
	}
	return fmt.Errorf("--color is auto, always or never, not %q", f.color)
}

// validateFleet is an error if a format cannot show several clusters, before
// all of them are audited for it.
func (f *outputFlags) validateFleet() error {
	wanted, err := parseOutputs(f.formats)
	if err != nil {
		return nil //nolint:nilerr // The printer says so, too.
	}
	for _, w := range wanted {
		if err := render.OneClusterOnly(w.format); err != nil {
			return fmt.Errorf("-o %s: %w", w.format, err)
		}
	}
	return nil
}

// printer makes a printer for all outputs: what it prints goes to the files,
// and to the stream if an output is meant for it.
func (f *outputFlags) printer(streams genericiooptions.IOStreams) (printers.ResourcePrinter, error) {
	wanted, err := parseOutputs(f.formats)
	if err != nil {
		return nil, err
	}
	shown, _ := streams.ErrOut.(*progress)
	outputs := &outputs{begin: shown.done}
	var problems []error
	for _, w := range wanted {
		options := f.options(w, streams)
		if len(wanted) > 1 && w.file != "" {
			options.Notes = nil // another output has room for them
		}
		printer, err := f.formatPrinter(w.format, options)
		outputs.all = append(outputs.all, output{wantedOutput: w, printer: printer})
		problems = append(problems, err, w.writable())
	}
	return outputs, errors.Join(problems...)
}

func (f *outputFlags) formatPrinter(format string, o render.Options) (printers.ResourcePrinter, error) {
	switch {
	case f.reports:
		return render.ReportPrinter(format, o)
	case f.paths:
		return render.PathPrinter(format, o)
	case f.extra.name != "" && strings.EqualFold(format, f.extra.name):
		return f.extra.print, nil
	}
	printer, err := render.Printer(format, o)
	if err != nil && f.extra.name != "" && !isTemplate(format) {
		err = fmt.Errorf("%w, %s", err, f.extra.name)
	}
	return printer, err
}

func (f *outputFlags) options(w wantedOutput, streams genericiooptions.IOStreams) render.Options {
	o := render.Options{NoHeaders: f.noHeaders, Gaps: f.gaps, Waived: f.waived, Notes: streams.ErrOut, Again: f.again, Next: f.next}
	if w.file == "" {
		o.Width, o.TTY = terminal(streams.Out)
	}
	o.Color = render.ColorEnabled(f.color, o.TTY, os.Getenv)
	return o
}

// terminal tells whether a stream is a terminal, and its width in columns.
func terminal(w io.Writer) (width int, tty bool) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0, true
	}
	return width, true
}

// withHelpHint adds to an error about flags where to read about them.
func withHelpHint(command *cobra.Command, err error) error {
	return fmt.Errorf("%w\nsee '%s --help'", err, command.CommandPath())
}
