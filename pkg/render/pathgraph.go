package render

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// graph is all paths as one graph: each thing that an attacker holds is there
// once, numbered in the order of its first occurrence.
type graph struct {
	number map[string]int
	names  []string
	// starts and goals are marked.
	marked map[int]string
	links  []link
	seen   map[link]bool
	// cluster stands before the names of things, if there are several.
	cluster string
}

// link is a hop between two things.
type link struct {
	from, to int
	text     string
}

func newGraph() *graph {
	return &graph{number: map[string]int{}, marked: map[int]string{}, seen: map[link]bool{}}
}

func (g *graph) paths(paths []api.Path) *graph {
	for _, path := range paths {
		g.path(path)
	}
	return g
}

// fleetGraph is a graph with a part for each cluster.
func fleetGraph(fleet *api.FleetReport) *graph {
	g := newGraph()
	for i := range fleet.Reports {
		g.cluster = clusterLabel(fleet.Reports[i].Cluster) + ": "
		g.paths(fleet.Reports[i].Paths)
	}
	return g
}

func (g *graph) path(path api.Path) {
	at := g.node(startText(path.From))
	g.marked[at] = "start"
	given := map[string]int{}
	for i, hop := range path.Hops {
		from, known := given[hop.From]
		if !known {
			from = at
		}
		to := g.node(hop.To)
		if i == len(path.Hops)-1 {
			to = g.node(path.To)
			g.marked[to] = "goal"
		}
		given[hop.To] = to
		g.link(link{from, to, hop.Text})
	}
}

func (g *graph) node(name string) int {
	name = g.cluster + name
	if n, known := g.number[name]; known {
		return n
	}
	g.number[name] = len(g.names)
	g.names = append(g.names, name)
	return len(g.names) - 1
}

func (g *graph) link(l link) {
	if !g.seen[l] {
		g.seen[l] = true
		g.links = append(g.links, l)
	}
}

// graphPrinter prints the paths of a report, or of a list of paths.
type graphPrinter struct {
	name    string
	print   func(*graph) string
	options Options
}

// PrintObj writes the graph to w, and to Notes what it has no place for.
func (p *graphPrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	switch document := obj.(type) {
	case *api.PathList:
		clean := sanitized(document)
		return p.write(newGraph().paths(clean.Items), clean.Gaps, w)
	case *api.AuditReport:
		clean := sanitized(document)
		return p.write(newGraph().paths(clean.Paths), clean.Gaps, w)
	case *api.FleetReport:
		clean := sanitized(document)
		return p.write(fleetGraph(clean), joinFleet(clean).Gaps, w)
	}
	return fmt.Errorf("print %s: %T has no paths", p.name, obj)
}

func (p *graphPrinter) write(g *graph, gaps []api.Gap, w io.Writer) error {
	if err := write(w, p.print(g)); err != nil || p.options.Notes == nil {
		return err
	}
	return writeParts(p.options.Notes, gapLines(gaps, p.options))
}

// dot is the language of Graphviz (https://graphviz.org/doc/info/lang.html).
func dot(g *graph) string {
	var b strings.Builder
	b.WriteString("digraph paths {\n  rankdir=LR\n  node [shape=box, fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\"]\n")
	for n, name := range g.names {
		fmt.Fprintf(&b, "  n%d [label=%s%s]\n", n, dotString(name), dotStyle(g.marked[n]))
	}
	for _, l := range g.links {
		fmt.Fprintf(&b, "  n%d -> n%d [label=%s]\n", l.from, l.to, dotString(l.text))
	}
	b.WriteString("}\n")
	return b.String()
}

func dotStyle(mark string) string {
	switch mark {
	case "start":
		return ", style=rounded"
	case "goal":
		return ", style=bold"
	}
	return ""
}

// dotString knows one escape only, besides those for the layout of labels.
func dotString(s string) string {
	s = strings.ReplaceAll(s, `\`, `\\`)
	return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
}

// mermaid is a flowchart (https://mermaid.js.org/syntax/flowchart.html).
func mermaid(g *graph) string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for n, name := range g.names {
		shape := map[string]string{"start": "(%s)", "goal": "[[%s]]"}[g.marked[n]]
		if shape == "" {
			shape = "[%s]"
		}
		fmt.Fprintf(&b, "  n"+strconv.Itoa(n)+shape+"\n", mermaidString(name))
	}
	for _, l := range g.links {
		fmt.Fprintf(&b, "  n%d -->|%s| n%d\n", l.from, mermaidString(l.text), l.to)
	}
	return b.String()
}

// mermaidString writes as entities what means something in a label, or in the
// HTML that it becomes.
func mermaidString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if strings.ContainsRune("\"#&<>`|;[]{}()\\", r) {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// PathFormats lists what PathPrinter knows.
func PathFormats() []string {
	documents := Formats()
	return append(append(documents[:2:2], "dot", "mermaid"), documents[2:]...)
}

// PathPrinter gives the printer of a format for paths. The error for an unknown
// format lists all of them.
func PathPrinter(format string, o Options) (printers.ResourcePrinter, error) {
	if p, ok := graphFormat(strings.ToLower(format), o); ok {
		return p, nil
	}
	return documentPrinter(format, PathFormats(), o)
}

func graphFormat(name string, o Options) (printers.ResourcePrinter, bool) {
	switch name {
	case "dot":
		return &graphPrinter{name, dot, o}, true
	case "mermaid":
		return &graphPrinter{name, mermaid, o}, true
	}
	return nil, false
}
