package cli

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
	"k8s.io/cli-runtime/pkg/genericiooptions"
)

// toolName is how reports and servers know the program.
const toolName = "kubectl-sysaudit"

// release is set by the linker for released binaries.
var release string

// version is the release, or what the Go toolchain knows of a binary that was
// installed by `go install`.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "(devel)" {
		return cmp.Or(info.Main.Version, "devel")
	}
	return "devel"
}

func newVersionCommand(streams genericiooptions.IOStreams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the plugin",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(streams.Out, "%s %s %s/%s\n", toolName, version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
