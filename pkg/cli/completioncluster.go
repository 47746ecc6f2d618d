package cli

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// completionLimit is how long a person who pressed a key may have to wait.
const completionLimit = 3 * time.Second

func contextNames(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	names, err := collect.Contexts(typedSource(command).config)
	return found(names, typed, err)
}

func clusterNames(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	config, err := typedSource(command).config.ToRawKubeConfigLoader().RawConfig()
	return found(slices.Sorted(maps.Keys(config.Clusters)), typed, err)
}

func userNames(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	config, err := typedSource(command).config.ToRawKubeConfigLoader().RawConfig()
	return found(slices.Sorted(maps.Keys(config.AuthInfos)), typed, err)
}

// namespaceNames asks the cluster, or takes those of the files.
func namespaceNames(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	source := typedSource(command)
	names, err := soon(func(ctx context.Context) ([]string, error) {
		if !source.files() && !source.demo {
			return collect.Namespaces(ctx, source.config, collect.Options{UserAgent: userAgent()})
		}
		read, err := fold(ctx, source.source(silent(), false), io.Discard)
		if err != nil {
			return nil, err
		}
		return slices.Sorted(maps.Keys(read.inventory.Namespaces)), nil
	})
	return found(names, typed, err)
}

// componentNames are those of what an audit would read. Of a cluster that is
// too large to be read in time there are none.
func componentNames(command *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	source := typedSource(command)
	names, err := soon(func(ctx context.Context) ([]string, error) {
		loadedCatalog := loadCatalog()
		read, err := fold(ctx, source.source(silent(), false), io.Discard)
		catalog, catalogErr := loadedCatalog()
		if err := errors.Join(err, catalogErr); err != nil {
			return nil, err
		}
		var names []string
		for _, c := range read.facts(catalog, facts.Scope{}).Components {
			names = append(names, c.Name)
		}
		slices.Sort(names)
		return slices.Compact(names), nil
	})
	return found(names, typed, err)
}

// found completes names. Where they could not be had there are none: an error
// has no place in a half-typed line.
func found(names []string, typed string, err error) ([]cobra.Completion, cobra.ShellCompDirective) {
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return starting(names, typed), cobra.ShellCompDirectiveNoFileComp
}

// soon gives up on work that takes too long, and does not wait for its end:
// programs that fetch credentials do not know about deadlines.
func soon[T any](work func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(context.Background(), completionLimit)
	defer cancel()
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := work(ctx)
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// typedSource is what the flags typed so far say about where to read.
func typedSource(command *cobra.Command) *sourceFlags {
	source := newSourceFlags()
	known := pflag.NewFlagSet(command.Name(), pflag.ContinueOnError)
	source.addTo(known)
	command.Flags().Visit(func(typed *pflag.Flag) {
		flag := known.Lookup(typed.Name)
		if flag == nil {
			return
		}
		// Both are flags of one name and type, so the value fits.
		list, isList := typed.Value.(pflag.SliceValue)
		if same, ok := flag.Value.(pflag.SliceValue); ok && isList {
			_ = same.Replace(list.GetSlice())
			return
		}
		_ = flag.Value.Set(typed.Value.String())
	})
	return source
}

// silent streams keep what is read from the shell's own.
func silent() genericiooptions.IOStreams {
	return genericiooptions.IOStreams{In: strings.NewReader(""), Out: io.Discard, ErrOut: io.Discard}
}
