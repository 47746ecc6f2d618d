package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// scopeFlags say what to audit of that which is read.
type scopeFlags struct {
	scope         string
	selector      string
	allNamespaces bool
}

func (f *scopeFlags) addTo(flags *pflag.FlagSet) {
	flags.StringVar(&f.scope, "scope", "system", "What to audit: system (the workloads that run the cluster), or all")
	flags.StringVarP(&f.selector, "selector", "l", "", "Audit only workloads whose labels match, such as -l k8s-app=kube-dns")
	addAllNamespaces(flags, &f.allNamespaces)
}

// addAllNamespaces adds the flag that kubectl's users add to every command.
func addAllNamespaces(flags *pflag.FlagSet, all *bool) {
	flags.BoolVarP(all, "all-namespaces", "A", false, "All namespaces, which is the default, even if -n is given")
}

func (f *scopeFlags) scopeOf(namespace string) (facts.Scope, error) {
	scope := facts.Scope{All: f.scope == "all"}
	if f.scope != "all" && f.scope != "system" {
		return scope, fmt.Errorf("--scope is system or all, not %q", f.scope)
	}
	if namespace != "" && !f.allNamespaces {
		scope.Namespaces = []string{namespace}
	}
	if f.selector == "" {
		return scope, nil
	}
	selector, err := labels.Parse(f.selector)
	if err != nil {
		return scope, fmt.Errorf("read --selector: %w", err)
	}
	scope.Selector = selector
	return scope, nil
}

// auditFlags are what a user typed after `kubectl sysaudit`.
type auditFlags struct {
	source      *sourceFlags
	scope       scopeFlags
	policy      policyFlags
	output      *outputFlags
	accept      acceptFlags
	fleet       fleetFlags
	publish     publishFlags
	minSeverity string
	failOn      string
}

func newAuditFlags() *auditFlags {
	return &auditFlags{source: newSourceFlags(), output: newReportOutputFlags()}
}

func (f *auditFlags) addTo(flags *pflag.FlagSet) {
	f.source.addTo(flags)
	f.scope.addTo(flags)
	f.policy.addTo(flags)
	f.output.addTo(flags)
	f.output.addGaps(flags)
	f.output.addWaived(flags)
	f.accept.addTo(flags)
	f.fleet.addTo(flags)
	f.publish.addTo(flags)
	flags.StringVar(&f.minSeverity, "min-severity", "", "Show only findings of this severity or worse: critical, high, medium or low")
	flags.StringVar(&f.failOn, "fail-on", "", "Exit with 3 if there is a finding of this severity or worse, with 4 if there is none but something could not be audited; new:SEVERITY counts only what the --baseline does not have")
}

// toOptions turns flags into what an audit needs.
func (f *auditFlags) toOptions(streams genericiooptions.IOStreams) (*auditOptions, error) {
	scope, scopeErr := f.scope.scopeOf(*f.source.config.Namespace)
	minimum, minErr := severity("--min-severity", f.minSeverity)
	failOn, failErr := f.threshold()
	f.output.again = f.source.again()
	printer, printErr := f.output.printer(streams)
	if err := errors.Join(f.source.validate(), f.output.validate(), scopeErr, minErr, failErr, printErr,
		f.accept.validate(f.source), f.fleet.validate(f.source, &f.accept, f.output), f.publish.validate(f.source, &f.fleet)); err != nil {
		return nil, err
	}
	fleet, err := f.members()
	if err != nil {
		return nil, err
	}
	return &auditOptions{
		IOStreams: streams, source: f.source.source(streams, false), scope: scope, policy: f.policy,
		printer: printer, minSeverity: minimum, failOn: failOn, fleet: fleet,
		publish: func(ctx context.Context, r *api.AuditReport) error {
			return f.publish.publish(ctx, f.source, r, streams.ErrOut)
		},
		accept: func(ctx context.Context) (*accepted, error) { return f.accept.load(ctx, f.source, streams) },
	}, nil
}

func (f *auditFlags) threshold() (threshold, error) {
	t, err := parseThreshold(f.failOn)
	if err == nil && t.onlyNew && f.accept.baseline == "" {
		err = errors.New("--fail-on new: needs a --baseline to tell what is new")
	}
	return t, err
}

func severity(flag, text string) (api.Severity, error) {
	if text == "" {
		return "", nil
	}
	s, err := api.ParseSeverity(text)
	if err != nil {
		return "", fmt.Errorf("%s: %w", flag, err)
	}
	return s, nil
}
