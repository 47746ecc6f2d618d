package policy

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// Library is a set of policies, ready to be evaluated. It does not change
// after Load and may be used concurrently.
type Library struct {
	// rules are sorted by id.
	rules   []rule
	digests []string
	limits  limits
}

// rule is one policy, the kind of documents that it is for, and how to ask for
// its findings.
type rule struct {
	Policy
	// findings is what to ask for, part what it is compiled with, and query
	// asks for it alone.
	findings ast.Ref
	part     *part
	query    rego.PreparedEvalQuery
	// repeated is true for a second rule of the same policy, for bundles.
	repeated bool
}

func sortRules(rules []rule) {
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Compare(a.ID, b.ID) })
}

// Policies lists the policies by id.
func (l *Library) Policies() []Policy {
	all := make([]Policy, 0, len(l.rules))
	for _, r := range l.rules {
		if !r.repeated {
			all = append(all, r.Policy)
		}
	}
	return all
}

// Digest is "sha256:" and the hex sum over all modules, whatever their order
// and the directories that they came from.
func (l *Library) Digest() string {
	sum := sha256.Sum256([]byte(strings.Join(slices.Sorted(slices.Values(l.digests)), "\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// WithTimeLimit is the same library with another limit for one policy on one
// document.
func (l *Library) WithTimeLimit(limit time.Duration) *Library {
	limited := *l
	limited.limits.time = limit
	return &limited
}

// digest identifies a module by its package and its text.
func (m *module) digest() string {
	return fmt.Sprintf("%s %x", m.pkg, sha256.Sum256(m.text))
}
