package render

import (
	"io"
	"strconv"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func (p *tablePrinter) printComponents(l *api.ComponentList, w io.Writer) error {
	rows, err := componentsTable(l, p.wide).layout(p.Options)
	if err != nil {
		return err
	}
	notes := gapLines(l.Gaps, p.Options)
	if len(l.Items) == 0 {
		rows, notes = nil, append([]string{"no components found"}, notes...)
	}
	if p.NoHeaders {
		return p.rowsAndNotes(w, rows, notes)
	}
	return writeParts(w, rows, notes)
}

func componentsTable(l *api.ComponentList, wide bool) table {
	t := table{columns: []column{
		{name: "COMPONENT"}, {name: "NAMESPACE"}, {name: "KIND/NAME"}, {name: "PODS"}, {name: "NODES"},
		{name: "SERVICEACCOUNT"}, {name: "OWNER", text: true}, {name: "SIGNALS", text: true},
	}}
	if wide {
		t.columns = append(t.columns, column{name: "CLASS"}, column{name: "FINISHED"}, column{name: "IMAGES", text: true})
	}
	for _, c := range l.Items {
		t.rows = append(t.rows, componentRow(c, l.Cluster.Nodes, wide))
	}
	return t
}

func componentRow(c api.Component, clusterNodes int, wide bool) row {
	name := shortKind(c.Kind) + "/" + c.Workload
	r := row{
		cells: []string{
			orNone(c.Name), orNone(c.Namespace), name, strconv.Itoa(c.Pods), nodes(c.Nodes, clusterNodes),
			orNone(c.ServiceAccount), orNone(owner(&c.Owner)), orNone(signals(c.Signals)),
		},
		indent: 2,
		head:   words{strings.Join(nonEmpty(c.Namespace, name), "/"), "(" + c.Name + ")"},
		body:   paragraphs(componentBody(c)...),
	}
	if wide {
		images := strings.Join(c.Images, ", ")
		r.cells = append(r.cells, orNone(c.Class), strconv.Itoa(c.Finished), orNone(images))
		r.body = append(r.body, paragraphs(c.Class, finished(c.Finished), images)...)
	}
	return r
}

func finished(pods int) string {
	if pods == 0 {
		return ""
	}
	return counted(pods, "finished pod")
}

func componentBody(c api.Component) []string {
	parts := []string{counted(c.Pods, "pod") + " on " + counted(c.Nodes, "node")}
	if c.ServiceAccount != "" {
		parts = append(parts, "service account "+c.ServiceAccount)
	}
	if who := owner(&c.Owner); who != "" {
		parts = append(parts, "owner "+who)
	}
	return nonEmpty(strings.Join(parts, " · "), signals(c.Signals))
}

// signals are the reasons why a workload counts, such as
// "namespace kube-system, priority-class system-node-critical".
func signals(all []api.Signal) string {
	var texts []string
	for _, s := range all {
		texts = append(texts, strings.TrimSpace(s.Signal+" "+s.Detail))
	}
	return strings.Join(texts, ", ")
}
