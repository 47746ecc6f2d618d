package remedy

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

const wildcard = "*"

// take is what is to be taken from a rule: verbs on a resource of an API group,
// or on a URL. Wildcards stand for all.
type take struct {
	group, resource string
	url             string
	verbs           []string
	// keep are verbs that stay, where verbs has a wildcard.
	keep []string
}

func (t take) takes(verb string) bool {
	return !slices.Contains(t.keep, verb) && (slices.Contains(t.verbs, verb) || slices.Contains(t.verbs, wildcard))
}

// takesFrom reads what evidence shows of a rule. There are several takes if the
// evidence names several resources.
func takesFrom(e api.Evidence, rule rbacv1.PolicyRule) []take {
	object, list, _ := strings.Cut(strings.TrimSuffix(e.Rule, "]"), " [")
	verbs := strings.Split(list, ", ")
	if strings.HasPrefix(object, "/") || len(rule.NonResourceURLs) > 0 {
		return each(object, func(url string) take { return take{url: url, verbs: verbs} })
	}
	object, _, _ = strings.Cut(object, " (")
	verb, group, resource, asked := question(e.Command)
	if !asked {
		return each(object, func(name string) take {
			group, resource := resourceIn(name, rule)
			return take{group: group, resource: resource, verbs: verbs}
		})
	}
	t := take{group: group, resource: resource, verbs: verbs}
	if slices.Contains(verbs, wildcard) && !strings.Contains(resource, "/") {
		t = t.narrowed(verb)
	}
	return []take{t}
}

func each(list string, make func(string) take) []take {
	var takes []take
	for name := range strings.SplitSeq(list, ", ") {
		takes = append(takes, make(name))
	}
	return takes
}

// narrowed takes only reads or only writes from a rule that allows every verb,
// as the verb that was asked for is one.
func (t take) narrowed(verb string) take {
	if slices.Contains(readVerbs(), verb) {
		t.verbs = readVerbs()
	} else {
		t.keep = readVerbs()
	}
	return t
}

// question reads the verb, API group and resource that the command of evidence
// asks the API server about. It names them even where the rule has wildcards.
func question(command string) (verb, group, resource string, ok bool) {
	rest, ok := strings.CutPrefix(command, "kubectl auth can-i ")
	words := strings.Fields(rest)
	if !ok || len(words) < 2 {
		return "", "", "", false
	}
	object, _, _ := strings.Cut(words[1], "/")
	resource, group, _ = strings.Cut(object, ".")
	for _, word := range words[2:] {
		if sub, found := strings.CutPrefix(word, "--subresource="); found {
			resource += "/" + sub
		}
	}
	return words[0], group, resource, true
}

// resourceIn tells group and resource of a name apart: both may have slashes, and
// the core group is left out of names.
func resourceIn(name string, rule rbacv1.PolicyRule) (group, resource string) {
	if name == "core/*" {
		return "", wildcard
	}
	group, resource, found := strings.Cut(name, "/")
	switch {
	case found && slices.Contains(rule.APIGroups, group) && slices.Contains(rule.Resources, resource):
		return group, resource
	case slices.Contains(rule.Resources, name) || !found:
		return anyGroupBut(rule), name
	case strings.Contains(group, ".") || slices.Contains(rule.APIGroups, group):
		return group, resource
	}
	return "", name
}

// anyGroupBut is the core group if the rule is about it, else any.
func anyGroupBut(rule rbacv1.PolicyRule) string {
	if slices.Contains(rule.APIGroups, "") {
		return ""
	}
	return wildcard
}
