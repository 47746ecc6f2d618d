package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// leastPatched is the part of the findings, in percent, for which something is
// printed that kubectl takes as it is.
const leastPatched = 90

// fixes asks for the changes of all findings of the cluster, has the API server
// look at each, and applies some.
func fixes(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	kubeconfig := plane.Kubeconfig(t)
	r := report(t, p, kubeconfig)
	policies := map[string]bool{}
	for _, f := range r.list("findings") {
		policies[text(f, "policy")] = true
	}
	patched := map[string]bool{}
	for _, d := range printed(t, p, kubeconfig, keys(policies)...) {
		d.apply(t, p, kubeconfig, "--dry-run=server")
		for _, id := range d.findings {
			patched[id] = true
		}
	}
	all := len(r.list("findings"))
	t.Logf("%d of %d findings have a change that the API server takes", len(patched), all)
	if percent := 100 * len(patched) / all; percent < leastPatched {
		t.Errorf("%d %% are less than %d %%", percent, leastPatched)
	}
	alternatives(t, p, kubeconfig)
	applied(t, p, kubeconfig)
}

// alternatives are admission policies, which the API server compiles, and patches.
func alternatives(t *testing.T, p plugin, kubeconfig string) {
	t.Helper()
	kinds := map[string]bool{}
	for _, d := range printed(t, p, kubeconfig, "steal-pods", "write-node-status", "read-all-secrets", "--alternative") {
		d.apply(t, p, kubeconfig, "--dry-run=server")
		kinds[d.kind] = true
	}
	for _, want := range []string{"ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "Deployment"} {
		if !kinds[want] {
			t.Errorf("no %s among the alternatives: %v", want, keys(kinds))
		}
	}
}

// applied applies the changes of a few policies, whose findings are gone from
// the next audit. Findings about workloads stay here until their pods are made
// anew, so these are about roles, bindings and namespaces.
func applied(t *testing.T, p plugin, kubeconfig string) {
	t.Helper()
	chosen := []string{"create-pods", "read-all-secrets", "update-webhooks", "pod-security-missing", "cluster-admin-binding"}
	for _, d := range printed(t, p, kubeconfig, chosen...) {
		d.apply(t, p, kubeconfig)
	}
	for _, f := range report(t, p, kubeconfig).list("findings") {
		if slices.Contains(chosen, text(f, "policy")) {
			t.Errorf("%s is still there: %s", text(f, "policy"), text(f, "message"))
		}
	}
}

// fixDocument is one document of a fix.
type fixDocument struct {
	kind, namespace, name string
	patch                 bool
	findings              []string
	text                  string
}

// printed are the documents that fix prints for some findings.
func printed(t *testing.T, p plugin, kubeconfig string, args ...string) []fixDocument {
	t.Helper()
	var list []fixDocument
	out := string(p.must(t, 0, kubeconfig, append([]string{"fix"}, args...)...).stdout)
	for part := range strings.SplitSeq(out, "---\n") {
		var object struct {
			Kind     string `json:"kind"`
			Metadata struct {
				Namespace string `json:"namespace"`
				Name      string `json:"name"`
			} `json:"metadata"`
		}
		if err := yaml.Unmarshal([]byte(part), &object); err != nil {
			t.Fatalf("%v in\n%s", err, part)
		}
		if object.Kind == "" {
			continue
		}
		d := fixDocument{
			kind: object.Kind, namespace: object.Metadata.Namespace, name: object.Metadata.Name,
			patch: strings.HasPrefix(part, "# Patch of "), text: part,
		}
		for line := range strings.Lines(part) {
			if rest, ok := strings.CutPrefix(line, "#   f-"); ok {
				id, _, _ := strings.Cut(rest, " ")
				d.findings = append(d.findings, "f-"+id)
			}
		}
		list = append(list, d)
	}
	if len(list) == 0 {
		t.Errorf("fix %v prints nothing to apply", args)
	}
	return list
}

// apply gives the document to kubectl.
func (d fixDocument) apply(t *testing.T, p plugin, kubeconfig string, flags ...string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "fix.yaml")
	if err := os.WriteFile(file, []byte(d.text), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"apply", "-f", file}
	if d.patch {
		args = []string{"patch", d.kind, d.name, "--patch-file", file}
		if d.namespace != "" {
			args = append(args, "-n", d.namespace)
		}
	}
	cmd := exec.CommandContext(t.Context(), p.kubectl, append(args, flags...)...)
	cmd.Env = append(os.Environ(), "KUBECONFIG="+kubeconfig)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Errorf("kubectl %s: %v\n%s\n%s", strings.Join(append(args, flags...), " "), err, out.String(), d.text)
	}
}

func text(object any, field string) string {
	fields, _ := object.(map[string]any)
	value, _ := fields[field].(string)
	return value
}

func keys(set map[string]bool) []string {
	var list []string
	for key := range set {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}
