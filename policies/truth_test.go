package policies_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// truth is what people have read in the corpus about one workload: item of the
// list, folder, subject, and settings, separated by "; ".
//
// HN, HP and HI are host namespaces, PRIV a privileged container, CAP what a
// container adds, PATH a mount of the node with its access, BIDIR one whose
// mounts appear on the node, IDLE one that nothing mounts, HARMLESS one that
// must not be reported above low, and POLICY another policy with its evidence.
type truth struct {
	item              int
	path, who, claims string
}

// claim is one of the settings.
type claim struct {
	truth
	text, kind, container, detail string
}

func claims() []claim {
	var all []claim
	for _, t := range corpusTruth() {
		for text := range strings.SplitSeq(t.claims, "; ") {
			words := append(strings.SplitN(text, " ", 3), "", "")
			all = append(all, claim{truth: t, text: text, kind: words[0], container: words[1], detail: words[2]})
		}
	}
	return all
}

// TestTruth finds each setting of the list with its field.
func TestTruth(t *testing.T) {
	library, err := load(t).Select(policy.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	found, all, audits := 0, claims(), map[string][]api.Finding{}
	for _, c := range all {
		if audits[c.path] == nil {
			audits[c.path] = audited(t, library, c.path)
		}
		if problem := c.check(audits[c.path]); problem != "" {
			t.Errorf("item %d, %s, %s, %s: %s", c.item, c.path, c.who, c.text, problem)
			continue
		}
		found++
	}
	t.Logf("recall: %d of %d settings", found, len(all))
}

// check says what is wrong with the findings, if anything.
func (c claim) check(findings []api.Finding) string {
	if c.kind == "HARMLESS" {
		if f, ok := above(findings, c); ok {
			return fmt.Sprintf("is %s by %s", f.Severity, f.Policy)
		}
		return ""
	}
	proven := func(f api.Finding) bool { return c.subject(f) && slices.ContainsFunc(f.Evidence, c.proves(f)) }
	if !slices.ContainsFunc(findings, proven) {
		return "missed"
	}
	return ""
}

func (c claim) subject(f api.Finding) bool {
	return c.who == fmt.Sprintf("%s/%s", f.Subject.Kind, f.Subject.Name) ||
		strings.HasSuffix(c.who, "*") && strings.HasPrefix(f.Subject.Kind+"/"+f.Subject.Name, strings.TrimSuffix(c.who, "*"))
}

// proves tells which evidence shows the setting.
func (c claim) proves(f api.Finding) func(api.Evidence) bool {
	host := map[string]string{"HN": "spec.hostNetwork", "HP": "spec.hostPID", "HI": "spec.hostIPC"}
	return func(e api.Evidence) bool {
		switch c.kind {
		case "HN", "HP", "HI":
			return e.Field == host[c.kind]
		case "PRIV":
			return e.Container == c.container && strings.HasSuffix(e.Field, ".securityContext.privileged")
		case "CAP":
			return e.Container == c.container && strings.HasSuffix(e.Field, ".capabilities.add") && strings.Contains(e.Value, c.detail)
		case "PATH":
			return strings.Contains(e.Field, "].volumeMounts[") && strings.HasPrefix(e.Value, c.container+" ("+c.detail)
		case "BIDIR":
			return f.Policy == "mount-propagation" && strings.HasPrefix(e.Value, c.container+" (")
		case "IDLE":
			return f.Policy == "unmounted-host-path" && e.Value == c.container
		case "POLICY":
			return f.Policy == c.container && strings.Contains(e.Field+" "+e.Value, c.detail)
		}
		return false
	}
}

// above finds a path that gives nothing in a finding that says it does.
func above(findings []api.Finding, c claim) (api.Finding, bool) {
	for _, f := range findings {
		for _, e := range f.Evidence {
			if c.subject(f) && f.Severity.AtLeast(api.Medium) && strings.HasPrefix(e.Value, c.container+" (") {
				return f, true
			}
		}
	}
	return api.Finding{}, false
}
