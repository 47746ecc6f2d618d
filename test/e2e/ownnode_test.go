package e2e

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// TestOwnNode applies the admission policies that fix prints for agents. With the
// token of its pod each agent still writes what belongs to the node of that pod,
// and nothing else; without such a token, nothing at all. Others are not stopped.
func TestOwnNode(t *testing.T) {
	f := startFleet(t, controlplane.Start(t, controlplane.WithControllerManager(), controlplane.WithScheduler()))
	before := report(t, f.plugin, f.kubeconfig)
	var policies []string
	for _, a := range agents() {
		policies = append(policies, a.policy)
		t.Run(a.name+" before", func(t *testing.T) { f.unguarded(t, a, before) })
	}
	slices.Sort(policies)
	for _, d := range printed(t, f.plugin, f.kubeconfig, append(slices.Compact(policies), "--alternative")...) {
		d.apply(t, f.plugin, f.kubeconfig)
	}
	after := report(t, f.plugin, f.kubeconfig)
	for _, a := range agents() {
		t.Run(a.name, func(t *testing.T) { f.guarded(t, a, after) })
	}
}

// unguarded holds that nothing but the policy stops the agent.
func (f *fleet) unguarded(t *testing.T, a agent, r document) {
	if got := severity(r, a); got != a.was {
		t.Errorf("%s is %q, want %q", a.policy, got, a.was)
	}
	client := f.client(t, a.name, one)
	for name, write := range a.writes {
		for _, node := range a.nodes() {
			await(t, name+" on "+node, func(ctx context.Context) error { return admitted(write(ctx, f.target(client, node))) })
		}
	}
}

// guarded tries all nodes with all tokens.
func (f *fleet) guarded(t *testing.T, a agent, r document) {
	if got := severity(r, a); got != a.now {
		t.Errorf("%s is %q, want %q", a.policy, got, a.now)
	}
	bound, unbound, other := f.client(t, a.name, one), f.client(t, a.name, none), f.client(t, bystander, none)
	for name, write := range a.writes {
		await(t, name+" is refused", func(ctx context.Context) error { return refused(write(ctx, f.target(bound, two))) })
		for _, node := range a.nodes() {
			verdict := map[bool]func(error) error{true: admitted, false: refused}[node == one]
			if err := verdict(write(t.Context(), f.target(bound, node))); err != nil {
				t.Errorf("%s on %q: %v", name, node, err)
			}
			if err := refused(write(t.Context(), f.target(unbound, node))); err != nil {
				t.Errorf("%s on %q with a token that names no node: %v", name, node, err)
			}
			if err := admitted(write(t.Context(), f.target(other, node))); err != nil {
				t.Errorf("%s on %q by another account: %v", name, node, err)
			}
		}
	}
	for name, write := range a.never {
		for _, client := range []kubernetes.Interface{bound, unbound} {
			if err := refused(write(t.Context(), f.target(client, one))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// admitted holds that admission let a request pass, after which the API server
// sees that an object is there already.
func admitted(err error) error {
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

// refused holds that an error is the refusal that the policy words.
func refused(err error) error {
	switch {
	case err == nil:
		return errors.New("the policy lets it pass")
	case apierrors.IsForbidden(err) && strings.Contains(err.Error(), "the agent may write "):
		return nil
	}
	return fmt.Errorf("not refused by the policy: %w", err)
}

// severity is that of the finding about an agent; "" if there is none.
func severity(r document, a agent) string {
	for _, item := range r.list("findings") {
		finding, _ := item.(map[string]any)
		if text(item, "policy") == a.policy && text(finding["subject"], "name") == a.name {
			return text(item, "severity")
		}
	}
	return ""
}
