package render

import (
	"fmt"
	"io"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// printPaths writes one tree for each goal: below it the starts, the cheapest
// first, and below each its hops, one on a line.
func (p *tablePrinter) printPaths(l *api.PathList, w io.Writer) error {
	tree := pathTree{Options: p.Options, policies: policiesOf(l.Findings)}
	for _, path := range l.Items {
		tree.path(path, countTo(l.Items, path.To))
	}
	notes := append(wrap(prose(pathSummary(l)), p.limit()), gapLines(l.Gaps, p.Options)...)
	if p.NoHeaders {
		return p.rowsAndNotes(w, tree.lines, notes)
	}
	about := wrap(list(nonEmpty(place(l.Cluster), release(l.Cluster), size(l.Cluster), counted(l.Starts, "start")), p.limit()), p.limit())
	return writeParts(w, about, tree.lines, notes, fixLines(l.Fixes, l.Cut, len(l.Fixes), p.Options), p.nextOfPaths(l))
}

func (p *tablePrinter) nextOfPaths(l *api.PathList) []string {
	var commands []string
	if len(l.Findings) > 0 {
		commands = append(commands, "kubectl sysaudit explain "+l.Findings[0].ID+p.Again)
	}
	if len(l.Fixes) > 0 {
		commands = append(commands, "kubectl sysaudit fix"+p.Again, "kubectl sysaudit paths --without "+l.Fixes[0].Findings[0]+p.Again)
	}
	if len(commands) == 0 {
		return nil
	}
	return hang("next: ", len("next: "), list(commands, p.limit()), p.limit())
}

func policiesOf(findings []api.Finding) map[string]string {
	policies := map[string]string{}
	for _, f := range findings {
		policies[f.ID] = f.Policy
	}
	return policies
}

func countTo(paths []api.Path, goal string) int {
	n := 0
	for _, path := range paths {
		if path.To == goal {
			n++
		}
	}
	return n
}

// pathTree collects the lines of the trees.
type pathTree struct {
	Options
	policies map[string]string
	goal     string
	lines    []string
}

func (t *pathTree) path(path api.Path, starts int) {
	if path.To != t.goal {
		if t.goal != "" {
			t.lines = append(t.lines, "")
		}
		t.goal = path.To
		t.lines = append(t.lines, fmt.Sprintf("%s, from %s", path.To, counted(starts, "start")))
	}
	about := words{startText(path.From), "(" + counted(len(path.Hops), "hop") + ", cost " + fmt.Sprint(path.Cost) + ")"}
	t.lines = append(t.lines, hang("  ", len("    "), about, t.limit())...)
	for i, hop := range path.Hops {
		branch := "    ├─ "
		if i == len(path.Hops)-1 {
			branch = "    └─ "
		}
		t.lines = append(t.lines, hang(branch, width(branch), t.hop(hop), t.limit())...)
	}
}

// hop says what is done, with what, and what would stop it.
func (t *pathTree) hop(hop api.Hop) words {
	text := append(prose("with "+hop.From+":"), prose(hop.Text)...)
	var why []string
	if policy := t.policies[hop.Finding]; policy != "" {
		why = append(why, policy)
	}
	if hop.Change != nil {
		why = append(why, objectName(*hop.Change))
	}
	if len(why) == 0 {
		return text
	}
	return append(text, prose("["+strings.Join(why, ", ")+"]")...)
}

// startText is a start in one word, or two.
func startText(s api.Start) string {
	if s.Kind == api.StartNode {
		if len(s.Nodes) == 1 {
			return s.Class
		}
		return fmt.Sprintf("one of %d %s", len(s.Nodes), s.Class)
	}
	return fmt.Sprintf("%s[%s]", subjectName(api.Subject{Kind: s.WorkloadKind, Namespace: s.Namespace, Name: s.Workload}), s.Container)
}

func objectName(c api.Change) string {
	return subjectName(api.Subject{Kind: c.Kind, Namespace: c.Namespace, Name: c.Name})
}

func pathSummary(l *api.PathList) string {
	if len(l.Items) > 0 {
		admin := countTo(l.Items, api.GoalClusterAdmin)
		return fmt.Sprintf("%s; %s of %s cluster-admin", counted(len(l.Items), "path"), counted(admin, "start"),
			fmt.Sprint(l.Starts)+reachVerb(admin))
	}
	text := "no path from " + counted(l.Starts, "start")
	if l.Starts > 1 {
		text = "no path from any of " + counted(l.Starts, "start")
	}
	if len(l.Gaps) > 0 {
		return text + ", but " + counted(len(l.Gaps), "gap") + ": this is not a pass"
	}
	return text
}

func reachVerb(n int) string {
	if n == 1 {
		return " reaches"
	}
	return " reach"
}
