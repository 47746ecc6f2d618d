package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/cli-runtime/pkg/printers"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/render"
)

// outputFlags say how a document is shown.
type outputFlags struct {
	format    string
	color     string
	noHeaders bool
	gaps      bool
}

func newOutputFlags() *outputFlags { return &outputFlags{color: "auto"} }

func (f *outputFlags) addTo(flags *pflag.FlagSet) {
	f.addFormat(flags)
	flags.BoolVar(&f.noHeaders, "no-headers", f.noHeaders, "Print only the rows of a table")
}

func (f *outputFlags) addFormat(flags *pflag.FlagSet) {
	flags.StringVarP(&f.format, "output", "o", f.format, "Output format: "+strings.Join(render.Formats(), ", "))
	flags.StringVar(&f.color, "color", f.color, "Color of the severity: auto, always or never")
}

func (f *outputFlags) addGaps(flags *pflag.FlagSet) {
	flags.BoolVar(&f.gaps, "gaps", f.gaps, "Show every gap, however many there are")
}

func (f *outputFlags) validate() error {
	switch f.color {
	case "auto", "always", "never":
		return nil
	}
	return fmt.Errorf("--color is auto, always or never, not %q", f.color)
}

// printer makes the printer of the format for a stream.
func (f *outputFlags) printer(streams genericiooptions.IOStreams) (printers.ResourcePrinter, error) {
	width, tty := terminal(streams.Out)
	return render.Printer(f.format, render.Options{
		TTY: tty, Width: width, Color: render.ColorEnabled(f.color, tty, os.Getenv),
		NoHeaders: f.noHeaders, Gaps: f.gaps, Notes: streams.ErrOut,
	})
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
