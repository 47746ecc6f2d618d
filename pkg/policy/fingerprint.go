package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// fingerprint identifies a finding from one audit to the next: by policy,
// subject and evidence, but not by places in lists, which change whenever
// somebody inserts a container or a rule.
func fingerprint(f api.Finding) string {
	index := regexp.MustCompile(`\[\d+\]`)
	var proofs []string
	for _, e := range f.Evidence {
		field := index.ReplaceAllString(e.Field, "[]")
		proofs = append(proofs, quoted(e.Container, field, e.Value, e.Rule, e.Role, e.Binding, e.Scope, e.Subject, e.Object))
	}
	slices.Sort(proofs)
	parts := append([]string{quoted(f.Policy, f.Subject.Kind, f.Subject.Namespace, f.Subject.Name)}, slices.Compact(proofs)...)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return "f-" + hex.EncodeToString(sum[:8])
}

// quoted joins texts so that different ones never give the same line.
func quoted(texts ...string) string { return fmt.Sprintf("%q", texts) }
