package render

import (
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/printers"
)

// kubectlPrinter gives the printer of one of kubectl's formats for documents.
// PrintFlags does the same with kubectl's own printer for go-template.
func kubectlPrinter(format string) (printers.ResourcePrinter, error) {
	makers := []func(string) (printers.ResourcePrinter, error){
		genericclioptions.NewJSONYamlPrintFlags().ToPrinter,
		genericclioptions.NewJSONPathPrintFlags("", true).ToPrinter,
	}
	for _, maker := range makers {
		if p, err := maker(format); !genericclioptions.IsNoCompatiblePrinterError(err) {
			return p, err
		}
	}
	return newGoTemplatePrinter(format)
}
