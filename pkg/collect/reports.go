package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Reports reads stored reports from a path, a URL, or "-" for stdin: the one of
// a cluster, or those of a fleet. A file that holds none, or anything else, is
// an error that names the file and the line.
func Reports(ctx context.Context, name string, stdin io.Reader) ([]*api.AuditReport, error) {
	fleet, err := Fleet(ctx, name, stdin)
	if err != nil {
		return nil, err
	}
	return pointers(fleet.Reports), nil
}

// Fleet reads what Reports reads, and keeps the gaps that stand for clusters
// without a report.
func Fleet(ctx context.Context, name string, stdin io.Reader) (*api.FleetReport, error) {
	stream, err := Open(ctx, name, stdin)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	all := &api.FleetReport{}
	for d, err := range manifest.Objects(name, stream) {
		if err != nil {
			return nil, err
		}
		fleet, err := fleetOf(d)
		if err != nil {
			return nil, err
		}
		all.Reports, all.Gaps = append(all.Reports, fleet.Reports...), append(all.Gaps, fleet.Gaps...)
	}
	if len(all.Reports) == 0 && len(all.Gaps) == 0 {
		return nil, fmt.Errorf("%s holds no report: it is empty", name)
	}
	return all, nil
}

func fleetOf(d manifest.Document) (*api.FleetReport, error) {
	if !isReport(d) {
		return nil, notReport(d)
	}
	fleet, err := storedFleet(d)
	for i := range fleet.Reports {
		if err == nil {
			err = identified(&fleet.Reports[i])
		}
	}
	var syntax *manifest.SyntaxError
	if err == nil || errors.As(err, &syntax) {
		return fleet, err
	}
	return nil, fmt.Errorf("%s:%d: no valid report: %w", d.File, d.Line, err)
}

// notReport says what a document is instead.
func notReport(d manifest.Document) error {
	switch {
	case strings.HasPrefix(d.APIVersion, api.Group+"/") && d.APIVersion != api.APIVersion:
		return fmt.Errorf("%s:%d: a report of version %s, but this program reads %s: use a newer one", d.File, d.Line, d.APIVersion, api.APIVersion)
	case d.Kind == "":
		// What cannot be parsed has no kind either.
		if _, err := d.JSON(); err != nil {
			return err
		}
	}
	return fmt.Errorf("%s:%d: no report of this program, but %s", d.File, d.Line, cmp.Or(d.Kind, "something without a kind"))
}

// identified is an error for a report that was changed by other hands: its
// findings cannot be told from each other.
func identified(report *api.AuditReport) error {
	seen := map[string]bool{}
	for i, f := range report.Findings {
		switch {
		case f.ID == "" || f.Policy == "" || f.Severity.Level() == 0:
			return fmt.Errorf("findings[%d] lacks an id, a policy or a severity", i)
		case seen[f.ID]:
			return fmt.Errorf("findings[%d] has the id of another one: %s", i, f.ID)
		}
		seen[f.ID] = true
	}
	return nil
}
