package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/remedy"
)

// repairer finds out which changes resolve findings.
type repairer struct {
	*audited
	planner  *remedy.Planner
	findings map[string]*api.Finding
	// same tells which documents need not be judged again.
	same likeness
}

func newRepairer(a *audited, same likeness) (*repairer, error) {
	planner, err := remedy.NewPlanner(a.inventory, a.stated.Index, a.stated.Context.Minor)
	if err != nil {
		return nil, fmt.Errorf("plan fixes: %w", err)
	}
	r := &repairer{audited: a, planner: planner, findings: map[string]*api.Finding{}, same: same}
	for i := range a.judged.Findings {
		r.findings[a.judged.Findings[i].ID] = &a.judged.Findings[i]
	}
	return r, nil
}

// ofCut are the remedies for the fixes of the cut, after those for findings that
// are taken for fixed. Who gets a smaller role
// instead of one that is not to be changed gets one without anything that was
// found in it.
func (r *repairer) ofCut() []*remedy.Remedy {
	var list []*remedy.Remedy
	named := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(r.fixed)) {
		named[id] = true
		list = append(list, r.planner.Remedy(r.findings[id]))
	}
	for _, fix := range r.led.Fixes {
		for _, id := range fix.Findings {
			named[id] = true
			list = append(list, r.planner.Remedy(r.findings[id]))
		}
	}
	for _, fix := range r.led.Fixes {
		if !strings.HasSuffix(fix.Change.Kind, "Binding") {
			continue
		}
		for i := range r.judged.Findings {
			if f := &r.judged.Findings[i]; !named[f.ID] && shownBy(f, fix.Change) {
				list = append(list, r.planner.Remedy(f).On(fix.Change))
			}
		}
	}
	return list
}

// shownBy tells whether a permission that a finding is about comes from a binding.
func shownBy(f *api.Finding, binding api.Change) bool {
	ref := binding.Kind + "/" + binding.Name
	if binding.Namespace != "" {
		ref = binding.Kind + "/" + binding.Namespace + "/" + binding.Name
	}
	return slices.ContainsFunc(f.Evidence, func(e api.Evidence) bool { return e.Binding == ref })
}

// choose takes the mildest way for each remedy that makes its finding go away.
// Only documents of the workloads that change are looked at, by the policies in
// question.
func (r *repairer) choose(ctx context.Context, remedies []*remedy.Remedy) ([]remedy.Choice, error) {
	choices := make([]remedy.Choice, len(remedies))
	var ids []string
	for i, one := range remedies {
		choices[i] = remedy.Choice{Remedy: one}
		if one.Levels() > 1 {
			ids = append(ids, one.Finding.Policy)
		}
	}
	if len(ids) == 0 {
		return choices, nil
	}
	library, err := r.policies.Select(policy.Selection{IDs: ids})
	if err != nil {
		return nil, fmt.Errorf("try fixes: %w", err)
	}
	for r.stricter(ctx, library, choices) {
	}
	return choices, ctx.Err()
}

// stricter raises the level of the remedies that do not suffice, and tells
// whether there were any.
func (r *repairer) stricter(ctx context.Context, library *policy.Library, choices []remedy.Choice) bool {
	var docs []policy.Document
	for was, now := range r.planner.Plan(choices).Workloads() {
		for _, d := range r.stated.Restate(was, now) {
			docs = append(docs, d)
		}
	}
	left := presentIn(library.Judge(ctx, docs).Findings)
	raised := false
	for i := range choices {
		c := &choices[i]
		if left[sameFinding(c.Remedy.Finding)] && c.Level+1 < c.Remedy.Levels() {
			c.Level++
			raised = true
		}
	}
	return raised && ctx.Err() == nil
}

// findingKey tells findings apart whose evidence changes, and with it their id.
type findingKey struct {
	policy  string
	subject api.Subject
}

func sameFinding(f *api.Finding) findingKey { return findingKey{f.Policy, keyOf(f.Subject)} }

func presentIn(findings []api.Finding) map[findingKey]bool {
	present := map[findingKey]bool{}
	for i := range findings {
		present[sameFinding(&findings[i])] = true
	}
	return present
}

// after is an audit after some changes, which may follow others.
func (r *repairer) after(ctx context.Context, before *audited, plan *remedy.Plan, library *policy.Library) (*audited, error) {
	changed := *r.reading
	changed.inventory = plan.Apply()
	now := &audited{reading: &changed, catalog: r.catalog, scope: r.scope, policies: r.policies}
	now.stated = changed.facts(r.catalog, r.scope)
	now.judged = rejudge(ctx, library, before.stated, now.stated, before.judged, r.same)
	return now, ctx.Err()
}

// mostRounds bounds how often remedies are made to follow findings that show
// another way to the same end after the first one is gone.
const mostRounds = 3

// repair makes a plan of remedies, and audits with it applied.
func (r *repairer) repair(ctx context.Context, remedies []*remedy.Remedy, library *policy.Library) (*repaired, error) {
	choices, err := r.choose(ctx, remedies)
	if err != nil {
		return nil, err
	}
	done := &repaired{choices: choices, plan: r.planner.Plan(choices), audited: r.audited}
	for range mostRounds {
		if done.audited, err = r.after(ctx, done.audited, done.plan, library); err != nil {
			return nil, err
		}
		if !done.follow() {
			break
		}
		done.plan = r.planner.Plan(choices)
	}
	return done, nil
}

// repaired is the audit after some changes.
type repaired struct {
	*audited
	plan    *remedy.Plan
	choices []remedy.Choice
}

// follow adds to remedies what is needed for findings that are still there, and
// tells whether there was anything to add.
func (r *repaired) follow() bool {
	added := false
	for i := range r.judged.Findings {
		f := &r.judged.Findings[i]
		for _, c := range r.choices {
			if sameFinding(c.Remedy.Finding) == sameFinding(f) && r.plan.Follow(c.Remedy, f) {
				added = true
			}
		}
	}
	return added
}
