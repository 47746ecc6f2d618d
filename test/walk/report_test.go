package walk

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// report is the part of the plugin's report that says where to go.
type report struct {
	Paths    []path
	Findings []finding
}

type path struct {
	From struct {
		Namespace, WorkloadKind, Workload, Container string
		Nodes                                        []string
	}
	To   string
	Hops []hop
}

type hop struct{ From, To, Finding, Text string }

type finding struct {
	ID, Policy string
	Evidence   []evidence
	Capability struct{ Namespace string }
}

type evidence struct{ Rule, Role, Subject, Command, Value string }

func parseReport(text []byte) (report, error) {
	var r report
	if err := json.Unmarshal(text, &r); err != nil {
		return r, fmt.Errorf("read report: %w", err)
	}
	return r, nil
}

// path is the one of a scenario.
func (r report) path(s scenario) (path, error) {
	for _, p := range r.Paths {
		if s.startsAt(p) && p.To == s.Goal {
			return p, nil
		}
	}
	return path{}, errors.New("the report has no path from " + s.Start + " to " + s.Goal)
}

// finding is the one that a hop rests on; empty if there is none.
func (r report) finding(id string) finding {
	for _, f := range r.Findings {
		if f.ID == id && id != "" {
			return f
		}
	}
	return finding{}
}

// allows tells whether evidence shows one of some verbs on a resource.
func (f finding) allows(resource string, verbs ...string) bool {
	for _, e := range f.Evidence {
		of, list, _ := strings.Cut(strings.TrimSuffix(e.Rule, "]"), " [")
		for _, verb := range verbs {
			if of == resource && strings.Contains(", "+list+", ", ", "+verb+", ") {
				return true
			}
		}
	}
	return false
}

// account is what a text such as "the token of kube-system/x" names.
type account struct{ namespace, name string }

func tokenOf(a account) string { return "the token of " + a.namespace + "/" + a.name }

// accountIn is the one that a hop's text names.
func accountIn(text string) (account, error) {
	name, ok := strings.CutPrefix(text, "the token of ")
	namespace, name, both := strings.Cut(name, "/")
	if !ok || !both {
		return account{}, fmt.Errorf("%q names no account", text)
	}
	return account{namespace, name}, nil
}

func (a account) user() string { return "system:serviceaccount:" + a.namespace + ":" + a.name }
