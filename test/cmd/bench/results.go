package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// results are all measurements; what was not measured is empty.
type results struct {
	demo, help            *series
	cluster, grownCluster size
	tried                 []series // plain lists, once each
	usual, grown          []series // plain list, plugin
	kubectl               *series
	hugeCluster           size
	huge, afterReading    *series
}

// print writes both tables, and returns how many targets were missed.
func (r results) print(out io.Writer) (missed int, err error) {
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(w, "MEASURED\tCLUSTER\tRUNS\tMEDIAN\tFASTEST\tSLOWEST\tCPU\tPEAK RSS")
	r.printSeries(w, r.cluster.String(), r.tried)
	r.printSeries(w, r.cluster.String(), r.usual)
	r.printSeries(w, r.cluster.String(), some(r.kubectl))
	r.printSeries(w, r.grownCluster.String(), r.grown)
	r.printSeries(w, r.hugeCluster.String(), some(r.huge, r.afterReading))
	r.printSeries(w, "none", some(r.demo, r.help))
	if err := w.Flush(); err != nil {
		return 0, err
	}
	targets := r.targets()
	if len(targets) == 0 {
		return 0, nil
	}
	fmt.Fprintln(out)
	fmt.Fprintln(w, "TARGET\tVALUE\tLIMIT\tRESULT")
	for _, t := range targets {
		verdict := "ok"
		if t.value > t.limit {
			verdict = "MISSED"
			missed++
		}
		fmt.Fprintf(w, "%s\t%.2f%s\t%.2f%s\t%s\n", t.name, t.value, t.unit, t.limit, t.unit, verdict)
	}
	return missed, w.Flush()
}

func (r results) printSeries(w io.Writer, cluster string, all []series) {
	for _, s := range all {
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\n", s.name, cluster, len(s.samples),
			seconds(s.wall()), seconds(slices.Min(s.walls())), seconds(slices.Max(s.walls())), seconds(s.cpu()), mebibytes(s.worstRSS()))
	}
}

func some(all ...*series) []series {
	var there []series
	for _, s := range all {
		if s != nil {
			there = append(there, *s)
		}
	}
	return there
}
