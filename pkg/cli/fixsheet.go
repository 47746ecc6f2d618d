package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/remedy"
)

// The formats of fixes.
const (
	fixYAML          = "yaml"
	fixKustomization = "kustomization"
	fixResources     = "resources"
)

type writeSheet func(remedy.Sheet, io.Writer) error

func sheetWriter(format string) (writeSheet, error) {
	switch format {
	case fixYAML:
		return remedy.Sheet.WriteYAML, nil
	case fixKustomization:
		return remedy.Sheet.WriteKustomization, nil
	case fixResources:
		return remedy.Sheet.WriteResources, nil
	}
	return nil, fmt.Errorf("-o is yaml, kustomization or resources, not %q", format)
}

// sheet is what to apply for findings, or for the cut if none was named.
func (o *fixOptions) sheet(ctx context.Context, a *audited, names []string) (remedy.Sheet, error) {
	r, err := newRepairer(a, equal)
	if err != nil {
		return remedy.Sheet{}, err
	}
	findings, err := o.selected(a, names)
	if err != nil {
		return remedy.Sheet{}, err
	}
	if o.alternative {
		if len(names) == 0 {
			return remedy.Sheet{}, errors.New("--alternative needs a finding or a policy to find one for")
		}
		return r.alternatives(findings)
	}
	remedies := r.ofCut()
	if len(names) > 0 {
		remedies = nil
		for _, f := range findings {
			remedies = append(remedies, r.planner.Remedy(f))
		}
	}
	remedies = slices.DeleteFunc(remedies, func(m *remedy.Remedy) bool { return !o.inNamespace(m.Finding) })
	return r.sheet(ctx, remedies)
}

// sheet audits with the remedies applied, and writes down what came of it.
func (r *repairer) sheet(ctx context.Context, remedies []*remedy.Remedy) (remedy.Sheet, error) {
	done, err := r.repair(ctx, remedies, r.policies.Library)
	if err != nil {
		return remedy.Sheet{}, err
	}
	documents, err := done.plan.Documents()
	if err != nil {
		return remedy.Sheet{}, fmt.Errorf("write fixes: %w", err)
	}
	s := remedy.Sheet{Documents: documents}
	r.suggest(s.Documents)
	present := presentIn(done.judged.Findings)
	for _, m := range remedies {
		if present[sameFinding(m.Finding)] {
			s.Left = append(s.Left, remedy.Leftover{Remedy: m, Tried: m.Levels() > 0})
		}
	}
	if s.Summary, err = r.summary(done); err != nil {
		return remedy.Sheet{}, err
	}
	return s, nil
}

// suggest says where there is another way.
func (r *repairer) suggest(documents []remedy.Document) {
	for i := range documents {
		var ids []string
		for _, f := range documents[i].Findings {
			if r.planner.Alternative(f) != nil {
				ids = append(ids, f.ID)
			}
		}
		if len(ids) > 0 && !documents[i].New {
			documents[i].Notes = append(slices.Clone(documents[i].Notes),
				"If the component needs it: kubectl sysaudit fix "+strings.Join(ids, " ")+" --alternative")
		}
	}
}

// alternatives are for those who cannot take a permission away.
func (r *repairer) alternatives(findings []*api.Finding) (remedy.Sheet, error) {
	var choices []remedy.Choice
	s := remedy.Sheet{Summary: []string{"Nothing of this is applied by itself."}}
	for _, f := range findings {
		if m := r.planner.Alternative(f); m != nil {
			choices = append(choices, remedy.Choice{Remedy: m})
		} else {
			s.Left = append(s.Left, remedy.Leftover{Remedy: &remedy.Remedy{Finding: f, Open: []string{"no alternative is known"}}})
		}
	}
	var err error
	if s.Documents, err = r.planner.Plan(choices).Documents(); err != nil {
		return remedy.Sheet{}, fmt.Errorf("write fixes: %w", err)
	}
	return s, nil
}

// summary says what the changes come to.
func (r *repairer) summary(done *repaired) ([]string, error) {
	goal := r.led.Cut.Goal
	before, err := r.reaching(goal, r.led.Kept)
	if err != nil {
		return nil, err
	}
	after, err := done.reaching(goal, r.led.Kept)
	if err != nil {
		return nil, err
	}
	counts := summarize(&api.AuditReport{Findings: done.judged.Findings}).Findings
	lines := []string{
		"Nothing of this is applied by itself. The audit was run again with it applied to what was read:",
		fmt.Sprintf("  %s resolved; %d critical, %d high, %d medium, %d low remain", counted(r.gone(done), "finding"),
			counts.Critical, counts.High, counts.Medium, counts.Low),
		fmt.Sprintf("  starts that reach %s: %d before, %d after", goal, len(before), len(after)),
	}
	if n := len(r.led.Kept); n > 0 {
		lines = append(lines, fmt.Sprintf("  not counted: %s of the control plane, or that no change keeps from it", counted(n, "start")))
	}
	return lines, nil
}

// gone counts the findings that the changes resolve.
func (r *repairer) gone(done *repaired) int {
	present, n := presentIn(done.judged.Findings), 0
	for i := range r.judged.Findings {
		if !present[sameFinding(&r.judged.Findings[i])] {
			n++
		}
	}
	return n
}
