package attack

import (
	"fmt"
	"slices"
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
		list[i].Order, list[i].Of = i+1, cut.Starts
	}
	return list
}

func (s Step) fix(findings map[string]api.Finding) api.Fix {
	fix := api.Fix{Cuts: s.Cuts, Owner: ownerText(s.Repairs[0].Owner), Change: s.Repairs[0].Change}
	var texts []string
	for _, r := range s.Repairs {
		fix.Cost += r.Cost
		fix.Findings = append(fix.Findings, r.Findings...)
		texts = append(texts, r.text(findings[r.Finding])...)
	}
	fix.Findings = distinct(fix.Findings)
	fix.Text = strings.Join(distinctInOrder(texts), " ")
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

// text says what to change, in sentences.
func (r *Repair) text(f api.Finding) []string {
	var parts []string
	for _, e := range f.Evidence {
		if part := r.changeText(e, f); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		return parts
	}
	return []string{firstSentence(f.Remediation)}
}

// changeText is the change to a role or binding that one piece of evidence
// calls for; "" if the evidence is a setting, or is not to be changed.
func (r *Repair) changeText(e api.Evidence, f api.Finding) string {
	if e.Role == "" || e.Index == nil {
		return ""
	}
	rule := e.Role + " #" + strconv.Itoa(*e.Index)
	for _, key := range r.keys {
		switch {
		case key == rule:
			return fmt.Sprintf("In %s replace rule %d, which allows %s, by what is needed.", e.Role, *e.Index, e.Rule)
		case wholeRule(key) == rule:
			return fmt.Sprintf("In %s take %s from rule %d.", e.Role, e.Rule, *e.Index)
		case strings.HasPrefix(key, e.Binding+" "):
			return fmt.Sprintf("In %s bind %s to a role that allows less than %s.", e.Binding, subjectText(f.Subject, e), e.Role)
		}
	}
	return ""
}

func distinctInOrder(list []string) []string {
	var kept []string
	for _, text := range list {
		if !slices.Contains(kept, text) {
			kept = append(kept, text)
		}
	}
	return kept
}

// firstSentence is the text up to the first full stop.
func firstSentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if before, _, found := strings.Cut(text, ". "); found {
		return before + "."
	}
	return text
}
