package system

import (
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// The kinds of owners, as the report names them.
const (
	OwnerYou          = "you"
	OwnerHelm         = "helm"
	OwnerGitOps       = "gitops"
	OwnerOLM          = "olm"
	OwnerOperator     = "operator"
	OwnerAddonManager = "addon-manager"
	OwnerProvider     = "provider"
	OwnerKubelet      = "kubelet"
)

// marker is a label or an annotation that a tool puts on what it manages.
type marker struct {
	// Signal is what the report calls it.
	Signal string `json:"signal"`
	// Decisive is true if only system workloads have it.
	Decisive bool `json:"decisive,omitempty"`
	// Keys and Values are globs; no values are all values.
	Keys   []string `json:"keys"`
	Values []string `json:"values,omitempty"`
	// Owner is who manages a workload with this marker, if it tells.
	Owner *ownerRule `json:"owner,omitempty"`
}

// ownerRule makes an owner.
type ownerRule struct {
	Kind string `json:"kind"`
	// Detail comes first, then the values of the first list of labels or
	// annotations in From of which each one is there, joined by a slash.
	Detail string     `json:"detail,omitempty"`
	From   [][]string `json:"from,omitempty"`
}

func (r *ownerRule) owner(s *subject) api.Owner {
	owner := api.Owner{Kind: r.Kind, Detail: r.Detail}
	for _, keys := range r.From {
		var values []string
		for _, key := range keys {
			if value := s.tags[key]; value != "" {
				values = append(values, value)
			}
		}
		if len(values) == len(keys) {
			owner.Detail = strings.TrimSpace(r.Detail + " " + strings.Join(values, "/"))
			break
		}
	}
	return owner
}

// mark returns the first label or annotation that the marker stands for.
func (m *marker) mark(s *subject) (key, value string, ok bool) {
	for _, pattern := range m.Keys {
		for _, key := range s.withKey(pattern) {
			if value := s.tags[key]; len(m.Values) == 0 || globAny(m.Values, value) {
				return key, value, true
			}
		}
	}
	return "", "", false
}

func (s *subject) withKey(pattern string) []string {
	if !isGlob(pattern) {
		if i, found := slices.BinarySearch(s.keys, pattern); found {
			return s.keys[i : i+1]
		}
		return nil
	}
	var keys []string
	for _, key := range s.keys {
		if glob(pattern, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// markers gives each signal once, from the first marker that has it.
func (c *Catalog) markers(s *subject) []reason {
	var list []reason
	used := map[string]bool{}
	for i := range c.data.Markers {
		m := &c.data.Markers[i]
		key, value, ok := m.mark(s)
		if !ok || used[m.Signal] {
			continue
		}
		used[m.Signal] = true
		detail := key
		if value != "" && len(value) <= maxValue {
			detail += "=" + value
		}
		list = append(list, reason{api.Signal{Signal: m.Signal, Detail: detail}, m.Decisive})
	}
	return list
}

// maxValue is the length in bytes up to which a value is shown: labels end at
// 63, annotations may hold whole documents.
const maxValue = 120
