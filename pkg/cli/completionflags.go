package cli

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/render"
)

// flagCompletions are the values that flags can have, by the flag's name. Flags
// that take a file need none: that is what shells do by default.
func flagCompletions() map[string]cobra.CompletionFunc {
	return map[string]cobra.CompletionFunc{
		"all-contexts": cobra.NoFileCompletions,
		"category":     listOf(categories),
		"chunk-size":   cobra.NoFileCompletions,
		"cluster":      clusterNames,
		"color":        cobra.FixedCompletions([]cobra.Completion{"always", "auto", "never"}, cobra.ShellCompDirectiveNoFileComp),
		"context":      contextNames,
		"contexts":     listOf(contextNames),
		"fail-on":      severities("", "new:"),
		"kustomize":    directories,
		"min-severity": severities(""),
		"namespace":    namespaceNames,
		"output":       formats,
		"policies":     directories,
		"policy":       listOf(policyIDs),
		"publish":      cobra.FixedCompletions([]cobra.Completion{"openreports", "policyreport"}, cobra.ShellCompDirectiveNoFileComp),
		"scope":        cobra.FixedCompletions([]cobra.Completion{"all", "system"}, cobra.ShellCompDirectiveNoFileComp),
		"selector":     cobra.NoFileCompletions,
		"skip-policy":  listOf(policyIDs),
		"to":           goals,
		"user":         userNames,
		"without":      listOf(policyIDs),
	}
}

// goals are those that have a name of their own. Behind the colon of the others
// shells begin a new word.
func goals(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{api.GoalClusterAdmin, api.GoalAllNodes, api.GoalAllSecrets}, cobra.ShellCompDirectiveNoFileComp
}

func directories(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// severities are the names of severities behind each of the prefixes.
func severities(prefixes ...string) cobra.CompletionFunc {
	var all []cobra.Completion
	for _, prefix := range prefixes {
		for _, s := range api.Severities() {
			all = append(all, prefix+string(s))
		}
	}
	return cobra.FixedCompletions(all, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
}

// formats are those of the command: only an audit, the root, and what renders
// one later know the formats for reports.
func formats(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	names := render.Formats()
	switch command.Name() {
	case command.Root().Name(), "render":
		names = render.ReportFormats()
	case "paths":
		names = render.PathFormats()
	case "policies":
		names = append(names, formatMarkdown)
	case "fix":
		names = []string{fixYAML, fixKustomization, fixResources}
	}
	return starting(names, typed), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// policyIDs are the ids of all policies, the user's included, each with what it
// is about.
func policyIDs(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var ids []cobra.Completion
	for _, p := range policiesOf(command) {
		ids = append(ids, cobra.CompletionWithDesc(p.ID, p.Title))
	}
	return starting(ids, typed), cobra.ShellCompDirectiveNoFileComp
}

func categories(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	seen := map[string]bool{}
	for _, p := range policiesOf(command) {
		seen[p.Category] = true
	}
	return starting(slices.Sorted(maps.Keys(seen)), typed), cobra.ShellCompDirectiveNoFileComp
}

// policiesOf are the policies of the command line. A policy that cannot be used has
// no completion, and is told when the command runs.
func policiesOf(command *cobra.Command) []policy.Policy {
	flags := policyFlags{}
	flags.selection.Optional = true
	flags.directories, _ = command.Flags().GetStringSlice("policies")
	library, _, err := flags.load(context.Background())
	if err != nil {
		return nil
	}
	return library.Policies()
}

// listOf completes the last value of a list with commas.
func listOf(complete cobra.CompletionFunc) cobra.CompletionFunc {
	return func(command *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		last := strings.LastIndex(typed, ",") + 1
		values, directive := complete(command, args, typed[last:])
		for i := range values {
			values[i] = typed[:last] + values[i]
		}
		return values, directive
	}
}

// starting are the values that start as typed, for shells show what they get.
func starting(values []cobra.Completion, typed string) []cobra.Completion {
	return slices.DeleteFunc(slices.Clone(values), func(v cobra.Completion) bool { return !strings.HasPrefix(v, typed) })
}
