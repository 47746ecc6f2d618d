package cli

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/policies"
)

// policyFlags say which policies to use.
type policyFlags struct {
	directories []string
	selection   policy.Selection
}

func (f *policyFlags) addTo(flags *pflag.FlagSet) {
	f.addDirectories(flags)
	flags.StringSliceVar(&f.selection.IDs, "policy", nil, "Evaluate only these policies: ids, or globs such as host-*")
	flags.StringSliceVar(&f.selection.Skip, "skip-policy", nil, "Leave these policies out: ids, or globs")
	flags.StringSliceVar(&f.selection.Categories, "category", nil, "Evaluate only policies of these categories")
}

func (f *policyFlags) addDirectories(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.directories, "policies", nil, "Directory of policies to add to the built-in ones; may be repeated")
}

// builtin are the policies that come with the program.
func builtin() policy.Source { return policy.Source{Name: "builtin", FS: policies.FS} }

// load compiles the policies. Problems are policies of the user that had to be
// left out.
func (f *policyFlags) load(ctx context.Context) (*policy.Library, []policy.Problem, error) {
	users := make([]policy.Source, len(f.directories))
	for i, directory := range f.directories {
		if info, err := os.Stat(directory); err != nil || !info.IsDir() {
			return nil, nil, fmt.Errorf("--policies %s: no such directory", directory)
		}
		users[i] = policy.Source{Name: directory, FS: os.DirFS(directory)}
	}
	library, problems, err := policy.Load(ctx, builtin(), users...)
	if err != nil {
		return nil, nil, err
	}
	library, err = library.Select(f.selection)
	if err != nil && len(problems) > 0 {
		// What was asked for may be among those that were left out.
		err = fmt.Errorf("%w (%w)", err, problems[0])
	}
	return library, problems, err
}

// tell prints what is wrong with policies.
func tell(w io.Writer, problems []policy.Problem) {
	for _, problem := range problems {
		fmt.Fprintf(w, "error: policy left out: %v\n", problem)
	}
}
