package cli

import (
	"fmt"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// wantedPaths selects paths; what is empty selects all.
type wantedPaths struct {
	component string
	namespace string
	to        string
}

// goalForms are the goals that paths may lead to.
const goalForms = "cluster-admin, all-nodes-root, all-secrets or namespace:NAME"

// validGoal is an error for a goal that there is not, to which no path would
// ever lead.
func validGoal(goal string) error {
	known := []string{"", api.GoalClusterAdmin, api.GoalAllNodes, api.GoalAllSecrets}
	if name, is := strings.CutPrefix(goal, api.GoalNamespace); slices.Contains(known, goal) || is && name != "" {
		return nil
	}
	return fmt.Errorf("--to is %s, not %q", goalForms, goal)
}

// implied says which paths are not among those to a goal, though they lead there
// too.
func (w wantedPaths) implied(r report) string {
	if w.to == "" || w.to == api.GoalClusterAdmin {
		return ""
	}
	n := 0
	for _, path := range r.Paths {
		if path.To == api.GoalClusterAdmin && w.starts(path.From) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("note: %s to cluster-admin, which gives %s too: kubectl sysaudit paths --to cluster-admin", counted(n, "path"), w.to)
}

// of is the part of a report that was asked for.
func (w wantedPaths) of(r report) (*api.PathList, error) {
	list := &api.PathList{Cluster: r.Cluster, Without: r.without, Fixes: r.Fixes, Cut: r.Cut, Gaps: r.Gaps}
	for _, s := range r.starts {
		if w.starts(s) {
			list.Starts++
		}
	}
	if list.Starts == 0 && w.component+w.namespace != "" {
		return nil, w.noStart(r.starts)
	}
	used := map[string]bool{}
	for _, path := range r.Paths {
		if !w.starts(path.From) || w.to != "" && path.To != w.to {
			continue
		}
		list.Items = append(list.Items, path)
		for _, hop := range path.Hops {
			used[hop.Finding] = true
		}
	}
	for _, f := range r.Findings {
		if used[f.ID] {
			list.Findings = append(list.Findings, f)
		}
	}
	if w != (wantedPaths{}) {
		list.Fixes, list.Cut = fixesOf(r.Fixes, used), nil
	}
	list.Complete()
	return list, nil
}

// fixesOf are those that resolve one of some findings, in their order.
func fixesOf(fixes []api.Fix, findings map[string]bool) []api.Fix {
	kept := slices.DeleteFunc(slices.Clone(fixes), func(f api.Fix) bool {
		return !slices.ContainsFunc(f.Findings, func(id string) bool { return findings[id] })
	})
	for i := range kept {
		kept[i].Order = i + 1
	}
	return kept
}

func (w wantedPaths) starts(s api.Start) bool {
	if w.namespace != "" && s.Namespace != w.namespace {
		return false
	}
	return w.component == "" || slices.Contains(startNames(s), strings.ToLower(w.component))
}

// startNames are the names that a start goes by, in lower case.
func startNames(s api.Start) []string {
	names := append([]string{s.Class}, s.Nodes...)
	if s.Kind == api.StartContainer {
		names = []string{s.Component, s.Workload, s.Namespace + "/" + s.Workload, s.Namespace + "/" + s.WorkloadKind + "/" + s.Workload}
	}
	for i, name := range names {
		names[i] = strings.ToLower(name)
	}
	return names
}

func (w wantedPaths) noStart(all []api.Start) error {
	if w.component == "" {
		return fmt.Errorf("no path can start in namespace %q: no system workload runs there", w.namespace)
	}
	var names []string
	for _, s := range all {
		names = append(names, startNames(s)...)
	}
	return fmt.Errorf("no component, workload or node %q: did you mean %q? ('kubectl sysaudit components' lists them)",
		w.component, policy.Nearest(strings.ToLower(w.component), names))
}
