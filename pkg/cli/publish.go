package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/publish"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/render"
)

// publishFlags say whether a report is stored in the cluster.
type publishFlags struct{ format string }

func (f *publishFlags) addTo(flags *pflag.FlagSet) {
	flags.StringVar(&f.format, "publish", "", "Store the report in the cluster in place of the one before, as objects of openreports or policyreport; this is the only option that writes to a cluster, and needs a role of its own")
}

func (f *publishFlags) validate(source *sourceFlags, fleet *fleetFlags) error {
	if f.format == "" {
		return nil
	}
	if source.demo || source.files() || fleet.asked() {
		return errors.New("--publish stores the report in the cluster that is audited, so it cannot be used together with -f, -k, --demo or several contexts")
	}
	if _, err := render.ReportKinds(f.format); err != nil {
		return fmt.Errorf("--publish: %w", err)
	}
	return nil
}

// publish stores a report, if that was asked for.
func (f *publishFlags) publish(ctx context.Context, source *sourceFlags, r *api.AuditReport, errOut io.Writer) error {
	if f.format == "" {
		return nil
	}
	kinds, err := render.ReportKinds(f.format)
	if err != nil {
		return err
	}
	objects, err := render.ReportObjects(f.format, r)
	if err != nil {
		return err
	}
	options := publish.Options{
		UserAgent: userAgent(), Owner: toolName, Selector: render.ManagedByLabel + "=" + render.ManagedBy, Kinds: kinds,
		Warn: func(object string) {
			fmt.Fprintf(errOut, "warning: %s is not published: its namespace does not exist\n", object)
		},
	}
	if err := publish.Objects(ctx, source.config, options, objects); err != nil {
		return fmt.Errorf("publish report: %w", err)
	}
	return nil
}
