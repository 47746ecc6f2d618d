package cli

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

func TestArguments(t *testing.T) {
	tests := []struct {
		name string
		line []string
		want []string
	}{
		{"the plugin", []string{"/usr/bin/kubectl-sysaudit", "policies"}, []string{"policies"}},
		{"no arguments", []string{"kubectl-sysaudit"}, []string{}},
		{"the completer", []string{"/bin/kubectl_complete-sysaudit", "explain", ""}, []string{"__complete", "explain", ""}},
		{"the completer on Windows", []string{"kubectl_complete-sysaudit.exe", "-"}, []string{"__complete", "-"}},
		{"a plugin of a similar name", []string{"kubectl_complete-sysaudit2", "x"}, []string{"x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Arguments(tt.line)); diff != "" {
				t.Errorf("arguments (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFlagCompletionsNameFlags finds completions of flags that do not exist.
func TestFlagCompletionsNameFlags(t *testing.T) {
	root := NewCommand(silent())
	for flag := range flagCompletions() {
		if !slices.ContainsFunc(append(root.Commands(), root), func(c *cobra.Command) bool { return c.Flags().Lookup(flag) != nil }) {
			t.Errorf("no command has the flag --%s", flag)
		}
	}
}

func TestComponentNames(t *testing.T) {
	command := newComponentsCommand(silent())
	if err := command.ParseFlags([]string{"--demo"}); err != nil {
		t.Fatal(err)
	}
	names, directive := componentNames(command, nil, "Ci")
	if diff := cmp.Diff([]string{"Cilium"}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if directive != cobra.ShellCompDirectiveNoFileComp {
		t.Errorf("directive %d", directive)
	}
}
