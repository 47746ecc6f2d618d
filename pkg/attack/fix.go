package attack

import (
	"fmt"
	"strconv"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// fixes are the changes of a cut, one for each object.
func fixes(cut Cut, findings []api.Finding) []api.Fix {
	byID := map[string]api.Finding{}
	for _, f := range findings {
		byID[f.ID] = f
	}
	list := make([]api.Fix, len(cut.Steps))
	for i, step := range cut.Steps {
		list[i] = step.fix(byID)
		list[i].Order, list[i].Of, list[i].Goal = i+1, cut.Starts, cut.Goal
	}
	return list
}

func (s Step) fix(findings map[string]api.Finding) api.Fix {
	fix := api.Fix{Cuts: s.Cuts, Owner: ownerText(s.Repairs[0].Owner), Change: s.Repairs[0].Change}
	var said []advice
	for _, r := range s.Repairs {
		fix.Cost += r.Cost
		fix.Findings = append(fix.Findings, r.Findings...)
		said = append(said, r.advice(findings[r.Finding])...)
	}
	fix.Findings = distinct(fix.Findings)
	fix.Text = sentences(said)
	return fix
}

// ownerText says whose an object is.
func ownerText(o api.Owner) string {
	names := map[string]string{
		"helm": "Helm release", "gitops": "GitOps", "olm": "OLM", "operator": "operator", "addon-manager": "add-on manager",
		"provider": "provider", "kubelet": "kubelet",
	}
	name, known := names[o.Kind]
	if !known {
		return "you"
	}
	return strings.TrimSpace(name + " " + o.Detail)
}

// advice says what to change.
func (r *Repair) advice(f api.Finding) []advice {
	var all []advice
	for _, e := range f.Evidence {
		if a := r.change(e, f); a.object != "" {
			all = append(all, a)
		}
	}
	if len(all) > 0 {
		return all
	}
	return []advice{{text: firstSentence(f.Remediation)}}
}

// change is what to do in a role or binding because of one piece of evidence;
// nothing if the evidence is a setting, or is not to be changed.
func (r *Repair) change(e api.Evidence, f api.Finding) advice {
	if e.Role == "" || e.Index == nil {
		return advice{}
	}
	rule := e.Role + " #" + strconv.Itoa(*e.Index)
	for _, key := range r.keys {
		switch {
		case key == rule:
			return advice{object: e.Role, text: fmt.Sprintf("replace rule %d, which allows %s, by what is needed", *e.Index, e.Rule)}
		case wholeRule(key) == rule:
			resource, verbs, _ := strings.Cut(strings.TrimSuffix(e.Rule, "]"), " [")
			return advice{object: e.Role, rule: *e.Index, resource: resource, verbs: strings.Split(verbs, ", ")}
		case strings.HasPrefix(key, e.Binding+" "):
			text := fmt.Sprintf("bind %s to a role that allows less than %s", subjectText(f.Subject, e), e.Role)
			return advice{object: e.Binding, text: text}
		}
	}
	return advice{}
}

// firstSentence is the text up to the first full stop.
func firstSentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if before, _, found := strings.Cut(text, ". "); found {
		return before + "."
	}
	return text
}
