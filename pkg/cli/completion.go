package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// completer is the name by which kubectl calls the program that completes the
// command line of this plugin.
const completer = "kubectl_complete-sysaudit"

// Arguments are the arguments of a command line that starts with the program's
// name. Under the name by which kubectl looks for completions, which may be a
// link, the program completes: so it needs no script beside it.
func Arguments(line []string) []string {
	name := strings.TrimSuffix(filepath.Base(line[0]), ".exe")
	if name != completer {
		return line[1:]
	}
	return append([]string{cobra.ShellCompRequestCmd}, line[1:]...)
}

const completionLong = `Print a script that completes the words of kubectl-sysaudit, for your shell.

'kubectl sysaudit' is completed by kubectl's own script, see 'kubectl completion
--help'. It asks a program named kubectl_complete-sysaudit on the PATH, which is
this one by another name:

  ln -s "$(command -v kubectl-sysaudit)" ~/.local/bin/kubectl_complete-sysaudit

On Windows, copy kubectl-sysaudit.exe to kubectl_complete-sysaudit.exe beside
it.`

// addCompletions lets shells complete what follows flags and commands, and says
// how that is set up.
func addCompletions(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completeFlags(root)
	for _, command := range root.Commands() {
		switch command.Name() {
		case "completion":
			command.Short, command.Long = "Print the script that completes words in a shell", completionLong
			command.Args = noArguments // else an unknown shell gets this help, and no error
			command.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
		case "explain":
			command.ValidArgsFunction = firstOf(policyIDs)
		case "fix":
			command.ValidArgsFunction = policyIDs
		case "paths":
			command.ValidArgsFunction = firstOf(componentNames)
		}
	}
}

// completeFlags gives a command and those below it the completions of the flags
// that they have, but for those that have one.
func completeFlags(command *cobra.Command) {
	for flag, complete := range flagCompletions() {
		if _, taken := command.GetFlagCompletionFunc(flag); command.Flags().Lookup(flag) == nil || taken {
			continue
		}
		// The only errors are the two that were just ruled out.
		_ = command.RegisterFlagCompletionFunc(flag, complete)
	}
	for _, below := range command.Commands() {
		completeFlags(below)
	}
}

// firstOf completes the first argument, and no other.
func firstOf(complete cobra.CompletionFunc) cobra.CompletionFunc {
	return func(command *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return complete(command, args, typed)
	}
}
