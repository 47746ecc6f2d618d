package walk

import (
	"context"
	"fmt"
	"strings"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// attempt is one hop that is being made.
type attempt struct {
	*attacker
	hop     hop
	finding finding
}

// moves make the hops of a policy's findings.
func moves() map[string]func(context.Context, attempt) error {
	return map[string]func(context.Context, attempt) error{
		"":                       followStructure,
		"bind-roles":             bindClusterAdmin,
		"claim-account":          claimAccount,
		"cluster-admin-binding":  useEverything,
		"create-pods":            startPod,
		"escalate-roles":         addPermissions,
		"exec-pods":              runThroughServer,
		"kubelet-pods-host-path": readNeighbors,
		"mint-tokens":            issueToken,
		"network-plugin-write":   replacePlugin,
		"nodes-proxy":            runThroughKubelet,
		"patch-pods":             replaceImage,
		"privileged-container":   escapeEach,
		"read-all-secrets":       readToken,
		"reload-configuration":   changeProgram,
		"steal-pods":             stealPod,
		"token-secrets":          storeToken,
		"update-webhooks":        rewriteBindings,
	}
}

func (a *attacker) hop(ctx context.Context, h hop, f finding) error {
	move, known := moves()[f.Policy]
	if !known {
		return fmt.Errorf("nobody knows how to use %s", f.Policy)
	}
	return move(ctx, attempt{a, h, f})
}

// credential is the one that the hop names.
func (a attempt) credential() (*rest.Config, error) {
	return a.credentialOf(a.hop.From)
}

func (a attempt) credentialOf(name string) (*rest.Config, error) {
	if c := a.held[name]; c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("%s is not held", name)
}

// client uses the credential that the hop names.
func (a attempt) client() (kubernetes.Interface, error) {
	access, err := a.credential()
	if err != nil {
		return nil, err
	}
	return connect(access)
}

// clientFor uses the credential of the account that holds a permission. For a
// combination evidence says whose that is.
func (a attempt) clientFor(resources ...string) (kubernetes.Interface, error) {
	for _, e := range a.finding.Evidence {
		of, _, _ := strings.Cut(e.Rule, " [")
		who, ok := strings.CutPrefix(e.Subject, "ServiceAccount/")
		for _, resource := range resources {
			if ok && of == resource {
				access, err := a.credentialOf("the token of " + who)
				if err != nil {
					return nil, err
				}
				return connect(access)
			}
		}
	}
	return a.client()
}

func connect(access *rest.Config) (kubernetes.Interface, error) {
	client, err := kubernetes.NewForConfig(access)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	return client, nil
}

// target is the account whose token the hop is to give.
func (a attempt) target() (account, error) { return accountIn(a.hop.To) }
