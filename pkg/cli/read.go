package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// reading is what came from the source.
type reading struct {
	cluster   collect.Cluster
	inventory *inventory.Inventory
	// problems are parts of the source that were named but could not be used,
	// such as a missing file. The rest was read.
	problems error
}

// readAll folds everything that the source gives. An error means that there is
// nothing to audit. A cluster that lets nothing be read gives a report all the
// same: its gaps say what was refused.
func readAll(ctx context.Context, source collect.Source, errOut io.Writer) (*reading, error) {
	read, err := fold(ctx, source, errOut)
	if err != nil {
		return nil, err
	}
	if err := read.auditable(); err != nil {
		return nil, err
	}
	return read, nil
}

// auditable is an error if there is nothing to audit.
func (r *reading) auditable() error {
	if empty(r.inventory) && r.cluster.Server == "" {
		return errors.Join(r.problems, nothingToAudit(r.cluster.Source, r.problems))
	}
	return nil
}

// fold reads everything, even if there is nothing to audit in it.
func fold(ctx context.Context, source collect.Source, errOut io.Writer) (*reading, error) {
	builder := inventory.NewBuilder()
	cluster, err := source.Read(ctx, builder)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	inv := builder.Inventory()
	warn(errOut, inv.Gaps, err)
	return &reading{cluster: cluster, inventory: inv, problems: err}, nil
}

// empty is true if nothing was read that an audit could be about.
func empty(inv *inventory.Inventory) bool { return len(inv.Resources) == 0 }

// nothingToAudit is the error of an input without a use. If it could not even
// be read, that is said already.
func nothingToAudit(source []string, err error) error {
	if err != nil {
		return nil //nolint:nilerr // The caller joins it to the other error.
	}
	return fmt.Errorf("nothing to audit: %s holds no Kubernetes object that an audit reads", strings.Join(source, ", "))
}

// warn names each part of the input that was not understood as it occurs in a
// pipeline, where nobody sees the table. Resources that the server refused are
// left to the report, and what the error says is not said twice.
func warn(w io.Writer, gaps []api.Gap, problem error) {
	said := ""
	if problem != nil {
		said = problem.Error()
	}
	for _, gap := range gaps {
		if (gap.Kind == api.GapFile || gap.Kind == api.GapObject) && !strings.Contains(said, gap.Message) {
			fmt.Fprintf(w, "warning: %s\n", gapText(gap))
		}
	}
}

func gapText(gap api.Gap) string {
	switch {
	case gap.File != "" && gap.Line > 0:
		return fmt.Sprintf("%s:%d: %s", gap.File, gap.Line, gap.Message)
	case gap.File != "" && !strings.Contains(gap.Message, gap.File):
		return fmt.Sprintf("%s: %s", gap.File, gap.Message)
	}
	return gap.Message
}

// facts states what is audited.
func (r *reading) facts(catalog *system.Catalog, scope facts.Scope) *facts.Facts {
	return facts.Build(r.inventory, rbac.NewIndex(r.inventory), catalog, r.cluster.Version, scope)
}
