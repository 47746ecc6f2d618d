package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// member is one cluster of a fleet, and what its audit gave.
type member struct {
	context string
	source  collect.Source
	report  *api.AuditReport
	// err says why there is no report.
	err error
	// notes are warnings of the cluster, which are told in one piece.
	notes bytes.Buffer
}

// members are the clusters that the flags name, none if there is but one.
func (f *auditFlags) members() ([]*member, error) {
	if !f.fleet.asked() {
		return nil, nil
	}
	names, err := f.fleet.names(f.source.config)
	if err != nil {
		return nil, err
	}
	var members []*member
	for _, name := range names {
		m := &member{context: name}
		m.source = f.source.inContext(name).source(genericiooptions.IOStreams{ErrOut: &m.notes}, false)
		members = append(members, m)
	}
	return members, nil
}

func (m *member) audit(ctx context.Context, catalog *system.Catalog, o *auditOptions, policies policySet) {
	read, err := readAll(ctx, m.source, &m.notes)
	if err == nil {
		err = read.problems // such as credentials that no list accepts
	}
	if err != nil {
		m.err = err
		return
	}
	made, err := read.audit(ctx, catalog, o.scope, policies)
	m.report, m.err = made.AuditReport, err
}

// gather joins the reports, in the order of the contexts.
func (o *auditOptions) gather(a *accepted) (*api.FleetReport, error) {
	fleet, errs := &api.FleetReport{}, []error{}
	var reports []*api.AuditReport
	for _, m := range o.fleet {
		tellOf(m.context, &m.notes, o.ErrOut)
		if m.err != nil {
			fleet.Gaps, errs = append(fleet.Gaps, collect.ClusterGap(m.context, m.err)), append(errs, m.err)
			continue
		}
		a.mark(m.report, true, o.ErrOut)
		reports = append(reports, m.report)
		fleet.Reports = append(fleet.Reports, *m.report)
	}
	if len(fleet.Reports) == 0 {
		return nil, fmt.Errorf("no cluster could be audited: %w", errors.Join(errs...))
	}
	tellWaivers(o.ErrOut, reports)
	return fleet, nil
}

// tellOf passes warnings on, each with the cluster that it is about.
func tellOf(context string, notes *bytes.Buffer, w io.Writer) {
	for line := range strings.Lines(notes.String()) {
		fmt.Fprintf(w, "%s: %s", context, line)
	}
}
