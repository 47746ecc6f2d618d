package remedy

import (
	"fmt"
	"maps"

	psa "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// namespace is one whose pods are held to a Pod Security level.
type namespace struct {
	ref   api.Change
	was   *inventory.Namespace
	level psa.Level
}

func (p *Plan) namespace(ref api.Change) {
	at(p, ref, func() *namespace {
		return &namespace{ref: ref, was: p.planner.inv.Namespaces[ref.Name], level: p.planner.podSecurity(ref.Name)}
	})
}

// podSecurity is the strictest level that all pods of a namespace pass.
func (p *Planner) podSecurity(namespace string) psa.Level {
	for _, level := range []psa.Level{psa.LevelRestricted, psa.LevelBaseline} {
		if p.passes(namespace, psa.LevelVersion{Level: level, Version: psa.LatestVersion()}) {
			return level
		}
	}
	return psa.LevelPrivileged
}

func (p *Planner) passes(namespace string, level psa.LevelVersion) bool {
	for _, w := range p.inv.Workloads {
		if w.Namespace != namespace {
			continue
		}
		for _, r := range w.Revisions {
			results := p.evaluator.EvaluatePod(level, &r.Pod.ObjectMeta, &r.Pod.Spec)
			if !policy.AggregateCheckResults(results).Allowed {
				return false
			}
		}
	}
	return true
}

func (n *namespace) applyTo(inv *inventory.Inventory) {
	now := *n.was
	now.Labels = maps.Clone(n.was.Labels)
	if now.Labels == nil {
		now.Labels = map[string]string{}
	}
	now.Labels[psa.EnforceLevelLabel] = string(n.level)
	inv.Namespaces = maps.Clone(inv.Namespaces)
	inv.Namespaces[n.ref.Name] = &now
}

func (n *namespace) documents() []Document {
	d := Document{Object: n.ref, Patch: true}
	d.Content = object("v1", n.ref, map[string]string{psa.EnforceLevelLabel: string(n.level)}, nil)
	d.Notes = []string{fmt.Sprintf("The strictest level that its pods pass is %s.", n.level)}
	if n.level == psa.LevelPrivileged {
		d.Notes = append(d.Notes, "To enforce a stricter one, move the pods that need privileges into a namespace of their own.")
	}
	return []Document{d}
}
