package render

import (
	"errors"
	"fmt"
	"strings"

	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/printers"
)

// The formats that are known here. The others are kubectl's.
const (
	formatTable = "table"
	formatWide  = "wide"
	formatName  = "name"
	formatJSON  = "json"
)

// Printer gives the printer of a format: table (also ""), wide, name, or one of
// kubectl's: json, yaml, kyaml, jsonpath and go-template in all their forms. It
// prints *v1alpha1.AuditReport, *v1alpha1.ComponentList, *v1alpha1.PolicyList
// and *v1alpha1.Explanation. The error for an unknown format lists all of them.
func Printer(format string, o Options) (printers.ResourcePrinter, error) {
	return documentPrinter(format, Formats(), o)
}

// documentPrinter names the known formats in its error.
func documentPrinter(format string, known []string, o Options) (printers.ResourcePrinter, error) {
	switch strings.ToLower(format) {
	case "", formatTable:
		return &tablePrinter{Options: o}, nil
	case formatWide:
		return &tablePrinter{Options: o, wide: true}, nil
	case formatName:
		return &namePrinter{Options: o}, nil
	}
	delegate, err := kubectlPrinter(format)
	if genericclioptions.IsNoCompatiblePrinterError(err) {
		return nil, fmt.Errorf("unknown output format %q: use one of %s", format, strings.Join(known, ", "))
	}
	if err != nil {
		return nil, fmt.Errorf("use output format: %w", errors.New(firstSentence(err.Error())))
	}
	return &machinePrinter{format: strings.ToLower(format), delegate: delegate}, nil
}

// Formats lists what Printer knows: those for people first.
func Formats() []string {
	return append([]string{formatTable, formatWide}, genericclioptions.NewPrintFlags("").AllowedFormats()...)
}
