package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// noArguments is for commands that take none: what follows them is most likely
// a command with a typing error.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !command.HasAvailableSubCommands() {
		return fmt.Errorf("%s takes no arguments, but got %q", command.Name(), args[0])
	}
	command.SuggestionsMinimumDistance = 2 // cobra's own, where it suggests by itself
	text := fmt.Sprintf("unknown command %q for %q", args[0], command.CommandPath())
	if near := command.SuggestionsFor(args[0]); len(near) > 0 {
		text += fmt.Sprintf(": did you mean %q?", near[0])
	}
	return fmt.Errorf("%s\nsee '%s --help'", text, command.CommandPath())
}

// wantedValues are flags that are never given without a value on purpose: behind
// an empty one is a variable of a script that is not set. Without the value, the
// command would do something else, such as audit the current cluster, or pass.
func wantedValues() []string {
	return []string{
		"baseline", "contexts", "fail-on", "filename", "kustomize", "policies", "publish", "to", "waivers", "waivers-configmap",
		"without",
	}
}

// noEmptyValues is an error if one of these flags is there, but empty.
func noEmptyValues(command *cobra.Command, _ []string) error {
	var problem error
	for _, name := range wantedValues() {
		flag := command.Flags().Lookup(name)
		if problem == nil && flag != nil && flag.Changed && isEmpty(flag.Value) {
			problem = fmt.Errorf("--%s is empty: give it a value, or leave it out", name)
		}
	}
	return problem
}

func isEmpty(value pflag.Value) bool {
	list, ok := value.(pflag.SliceValue)
	if !ok {
		return value.String() == ""
	}
	return strings.Join(list.GetSlice(), "") == ""
}
