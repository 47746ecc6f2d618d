package render

import (
	"fmt"
	"strconv"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// finding writes one finding as a whole.
func (p *page) finding(f api.Finding, cluster *api.Cluster, remediation string) {
	p.title(f.Severity, words{"finding", f.ID}, subjectName(f.Subject)+": "+f.Message)
	p.section("Where", location(f, cluster))
	p.section("Evidence", proofs(f))
	p.section("Workloads concerned", subjects(f.Workloads))
	p.section("Why it has its place", paragraphsOf(f.Reason))
	p.section("How to fix it", append(paragraphsOf(remediation), patches(f, p.Again)...))
}

// patches says how to get the change itself.
func patches(f api.Finding, again string) []paragraph {
	if f.ID == "" {
		return nil
	}
	return []paragraph{{lead: "try ", text: words{"kubectl sysaudit fix " + f.ID + again}}}
}

func goalOf(r *api.Reach) string {
	if r == nil {
		return ""
	}
	return r.Goal + ", " + counted(r.Hops, "hop")
}

func location(f api.Finding, cluster *api.Cluster) []paragraph {
	lines := []paragraph{}
	containers := f.Container
	if len(f.Containers) > 1 {
		containers = joined(f.Containers)
	}
	for _, property := range [][2]string{
		{"rank", strconv.Itoa(f.Rank)},
		{"subject", f.Subject.Kind + " " + strings.Join(nonEmpty(f.Subject.Namespace, f.Subject.Name), "/")},
		{"component", f.Subject.Component},
		{"container", containers},
		{"runs on", breadth(f, cluster)},
		{"gives", capability(f.Capability)},
		{"leads to", goalOf(f.Reaches)},
		{"owner", owner(f.Owner)},
		{"expected", expected(f)},
		{"cluster", clusterName(cluster)},
	} {
		lines = append(lines, labeledLine(property[0], property[1])...)
	}
	return lines
}

// breadth counts pods and nodes, if there are any; without nodes to go by,
// nobody can tell.
func breadth(f api.Finding, c *api.Cluster) string {
	if f.Pods == 0 && f.Nodes == 0 {
		return ""
	}
	if f.Nodes == 0 && (c == nil || c.Nodes == 0) {
		return counted(f.Pods, "pod") + ", nodes unknown"
	}
	return counted(f.Pods, "pod") + " on " + counted(f.Nodes, "node")
}

func clusterName(c *api.Cluster) string {
	if c == nil {
		return ""
	}
	return strings.Join(nonEmpty(place(*c), release(*c)), ", ")
}

func expected(f api.Finding) string {
	if !f.Expected {
		return ""
	}
	return "yes, this component is known to need it"
}

// proofs are all evidence, each with everything that leads to its place.
func proofs(f api.Finding) []paragraph {
	var lines []paragraph
	for _, e := range f.Evidence {
		if e.Container == f.Container && len(f.Containers) < 2 {
			e.Container = ""
		}
		text := proof(e, true)
		for _, note := range proofNotes(e) {
			text += ", " + note
		}
		lines = append(lines, paragraph{lead: "- ", text: prose(text)})
		if e.Command != "" {
			lines = append(lines, paragraph{lead: "  ", text: append(words{"try"}, prose(e.Command)...)})
		}
	}
	return lines
}

func proofNotes(e api.Evidence) []string {
	var notes []string
	if e.Container != "" {
		notes = append(notes, "container "+e.Container)
	}
	if e.File != "" {
		notes = append(notes, fileLine(e.File, e.Line))
	}
	return notes
}

func subjects(all []api.Subject) []paragraph {
	var lines []paragraph
	for _, s := range all {
		text := subjectName(s)
		if s.Component != "" {
			text += " (" + s.Component + ")"
		}
		lines = append(lines, paragraph{lead: "- ", text: prose(text)})
	}
	return lines
}

// findings lists what a policy finds, in few words, and what that is worth.
func (p *page) findings(all []api.Finding, gaps int) {
	lines := []paragraph{}
	for _, f := range all {
		text := fmt.Sprintf("%s: %s (%s, %s)", subjectName(f.Subject), f.Message, f.Severity, f.ID)
		if f.Cluster != "" {
			text = f.Cluster + ": " + text
		}
		lines = append(lines, paragraph{lead: "- ", text: prose(text)})
	}
	switch {
	case gaps > 0 && len(lines) == 0:
		lines = paragraphsOf("Nothing, but " + counted(gaps, "gap") + ": this is not a pass.")
	case gaps > 0:
		lines = append(lines, paragraphsOf(counted(gaps, "gap")+": there may be more.")...)
	case len(lines) == 0:
		lines = paragraphsOf("Nothing.")
	}
	p.section("What it finds here", lines)
}
