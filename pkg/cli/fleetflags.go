package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericclioptions"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// fleetFlags name several clusters.
type fleetFlags struct {
	contexts []string
	all      bool
	// given is true once --contexts was on the command line, even if it is empty.
	given func() bool
}

func (f *fleetFlags) addTo(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.contexts, "contexts", nil, "Audit the clusters of these kubeconfig contexts, and report on them together")
	f.given = func() bool { return flags.Changed("contexts") }
	flags.BoolVar(&f.all, "all-contexts", false, "Audit the clusters of all kubeconfig contexts, and report on them together")
}

func (f *fleetFlags) asked() bool { return f.all || f.given() }

func (f *fleetFlags) validate(source *sourceFlags, accept *acceptFlags, output *outputFlags) error {
	one := ""
	for name, value := range map[string]*string{
		"--cluster": source.config.ClusterName, "--context": source.config.Context, "--server": source.config.APIServer,
	} {
		if *value != "" {
			one = max(one, name)
		}
	}
	switch {
	case !f.asked():
		return nil
	case f.all && f.given():
		return errors.New("--contexts and --all-contexts cannot be used together")
	case source.files() || source.demo:
		return errors.New("--contexts and --all-contexts audit clusters: they cannot be used together with -f, -k or --demo")
	case one != "":
		return fmt.Errorf("--contexts and --all-contexts cannot be used together with %s, which names one cluster", one)
	case accept.configMap != "":
		return errors.New("--waivers-configmap is of one cluster: with several, name a file with --waivers")
	}
	return output.validateFleet()
}

// names are the contexts to audit. One that does not exist is a mistake, not a
// cluster that cannot be reached.
func (f *fleetFlags) names(getter genericclioptions.RESTClientGetter) ([]string, error) {
	known, err := collect.Contexts(getter)
	if err != nil {
		return nil, err
	}
	if f.all {
		if len(known) == 0 {
			return nil, errors.New("--all-contexts: the kubeconfig has no contexts")
		}
		return known, nil
	}
	var names []string
	for _, name := range f.contexts {
		switch {
		case !slices.Contains(known, name):
			return nil, noContext(name, known)
		case !slices.Contains(names, name):
			names = append(names, name)
		}
	}
	return names, nil
}

// mostContexts is how many contexts an error lists.
const mostContexts = 10

func noContext(name string, known []string) error {
	switch {
	case len(known) == 0:
		return fmt.Errorf("--contexts: the kubeconfig has no context %q, nor any other", name)
	case len(known) > mostContexts:
		return fmt.Errorf("--contexts: the kubeconfig has no context %q among %d: did you mean %q? ('kubectl config get-contexts' lists them)",
			name, len(known), policy.Nearest(name, known))
	}
	return fmt.Errorf("--contexts: the kubeconfig has no context %q, only %s", name, strings.Join(known, ", "))
}

// inContext is the source of the same flags in another context.
func (f *sourceFlags) inContext(name string) *sourceFlags {
	config, given := genericclioptions.NewConfigFlags(true), f.config
	config.Context = &name
	config.CacheDir, config.KubeConfig, config.Namespace = given.CacheDir, given.KubeConfig, given.Namespace
	config.AuthInfoName, config.BearerToken, config.Timeout = given.AuthInfoName, given.BearerToken, given.Timeout
	config.CertFile, config.KeyFile, config.CAFile = given.CertFile, given.KeyFile, given.CAFile
	config.TLSServerName, config.Insecure = given.TLSServerName, given.Insecure
	config.DisableCompression = given.DisableCompression
	config.Impersonate, config.ImpersonateUID = given.Impersonate, given.ImpersonateUID
	config.ImpersonateGroup, config.ImpersonateUserExtra = given.ImpersonateGroup, given.ImpersonateUserExtra
	return &sourceFlags{config: config, chunkSize: f.chunkSize, progress: f.progress}
}
