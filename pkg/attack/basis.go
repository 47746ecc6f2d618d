package attack

import (
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// basis is what a step rests on. Keys name parts of objects, so that it can be
// seen which steps a change takes away; there are none for a step that no
// change can take away.
type basis struct {
	change *api.Change
	keys   []string
}

func (b *builder) basis(e policy.Effect) basis { return b.basisOf(e.Subject, e.Evidence) }

func (b *builder) basisOf(s api.Subject, evidence []api.Evidence) basis {
	if p := b.presence[subjectKey(s)]; p != nil && p.Class == system.ClassControlPlane {
		return basis{}
	}
	var found basis
	for _, e := range evidence {
		part := b.part(s, e)
		if len(part.keys) == 0 {
			return basis{change: found.change}
		}
		if found.change == nil {
			found.change = part.change
		}
		found.keys = append(found.keys, part.keys...)
	}
	return found
}

// part is the basis that one piece of evidence shows.
func (b *builder) part(s api.Subject, e api.Evidence) basis {
	switch {
	case e.Role == "":
		change := subjectChange(s, e)
		return basis{change: &change, keys: []string{change.Reference() + " " + e.Field}}
	case !b.fixed(e.Role):
		return basis{change: ptr.To(api.NewChange(e.Role)), keys: evidenceKeys(e)}
	case !b.fixed(e.Binding):
		return basis{change: ptr.To(api.NewChange(e.Binding)), keys: []string{e.Binding + " " + subjectText(s, e)}}
	}
	return basis{}
}

func subjectText(s api.Subject, e api.Evidence) string {
	if e.Subject != "" {
		return e.Subject
	}
	return api.Change{Kind: s.Kind, Namespace: s.Namespace, Name: s.Name}.Reference()
}

func subjectChange(s api.Subject, e api.Evidence) api.Change {
	if e.Object != "" {
		return api.NewChange(e.Object)
	}
	return api.Change{Kind: s.Kind, Namespace: s.Namespace, Name: s.Name}
}

// evidenceKeys are the parts of a rule that evidence shows: the whole rule if
// it allows more than it names.
func evidenceKeys(e api.Evidence) []string {
	if e.Role == "" {
		return nil
	}
	rule := e.Role
	if e.Index != nil {
		rule += " #" + strconv.Itoa(*e.Index)
	}
	resource, verbs, found := strings.Cut(strings.TrimSuffix(e.Rule, "]"), " [")
	if !found || strings.Contains(e.Rule, "*") {
		return []string{rule}
	}
	resource, _, _ = strings.Cut(resource, " (")
	var keys []string
	for verb := range strings.SplitSeq(verbs, ", ") {
		keys = append(keys, rule+" "+resource+" "+verb)
	}
	return keys
}

// wholeRule is the key of the rule that a key is a part of.
func wholeRule(key string) string {
	at := strings.Index(key, " #")
	if at < 0 {
		return key
	}
	if end := strings.IndexByte(key[at+1:], ' '); end >= 0 {
		return key[:at+1+end]
	}
	return key
}

// fixed is true for a role or binding that is not to be changed: the API server
// restores what it made, and a controller what it gathers from other roles.
func (b *builder) fixed(ref string) bool {
	c := api.NewChange(ref)
	switch c.Kind {
	case "ClusterRole":
		r := b.Inventory.ClusterRoles[c.Name]
		return r == nil || rbac.Bootstrapped(r.Labels) || r.Aggregation != nil
	case "Role":
		return b.roleFixed(c)
	}
	bindings := b.Inventory.ClusterRoleBindings
	if c.Namespace != "" {
		bindings = b.Inventory.RoleBindings
	}
	for _, binding := range bindings {
		if binding.Name == c.Name && binding.Namespace == c.Namespace {
			return false // also the API server's own: it never takes away what others added
		}
	}
	return true
}

func (b *builder) roleFixed(c api.Change) bool {
	r := b.Inventory.Roles[types.NamespacedName{Namespace: c.Namespace, Name: c.Name}]
	return r == nil || rbac.Bootstrapped(r.Labels)
}
