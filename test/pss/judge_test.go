package pss_test

import (
	"context"
	"fmt"
	"testing"

	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/policies"
)

// judge takes pods through the stages of an audit.
type judge struct {
	library *policy.Library
	catalog *system.Catalog
}

func newJudge(t *testing.T) judge {
	t.Helper()
	all, problems, err := policy.Load(t.Context(), policy.Source{Name: "builtin", FS: policies.FS})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	library, err := all.Select(policy.Selection{IDs: []string{"pss-*"}})
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := system.Load()
	if err != nil {
		t.Fatal(err)
	}
	return judge{library, catalog}
}

// verdict holds the message of each policy that found something in one pod.
type verdict map[string]string

// judge gives each pod's verdict. The pods' names must differ; the pods
// themselves are left as they are.
func (j judge) judge(ctx context.Context, pods []*corev1.Pod) ([]verdict, error) {
	documents := j.documents(pods)
	if len(documents) != len(pods) {
		return nil, fmt.Errorf("%d pods became %d documents", len(pods), len(documents))
	}
	findings, gaps := j.library.Evaluate(ctx, documents)
	if len(gaps) > 0 {
		return nil, fmt.Errorf("%d gaps, the first: %s", len(gaps), gaps[0].Message)
	}
	byName := map[string]verdict{}
	for _, f := range findings {
		if byName[f.Subject.Name] == nil {
			byName[f.Subject.Name] = verdict{}
		}
		byName[f.Subject.Name][f.Policy] = f.Message
	}
	verdicts := make([]verdict, len(pods))
	for i, pod := range pods {
		verdicts[i] = byName[pod.Name]
	}
	return verdicts, nil
}

// claimOnNode is the name of a claim whose volume lies on the node. The
// evaluator does not look behind claims.
const claimOnNode = "on-node"

func onNode() (*corev1.PersistentVolumeClaim, *corev1.PersistentVolume) {
	claim, volume := &corev1.PersistentVolumeClaim{}, &corev1.PersistentVolume{}
	claim.Namespace, claim.Name, claim.Spec.VolumeName = "default", claimOnNode, "pv"
	volume.Name, volume.Spec.HostPath = "pv", &corev1.HostPathVolumeSource{Path: "/"}
	return claim, volume
}

// documents are those about workloads; there is one for each pod, since none
// has an owner.
func (j judge) documents(pods []*corev1.Pod) []policy.Document {
	builder := inventory.NewBuilder()
	claim, volume := onNode()
	builder.Add(inventory.Object{Object: claim})
	builder.Add(inventory.Object{Object: volume})
	for _, pod := range pods {
		builder.Add(inventory.Object{Object: pod.DeepCopy()})
	}
	inv := builder.Inventory()
	built := facts.Build(inv, rbac.NewIndex(inv), j.catalog, "", facts.Scope{All: true})
	var documents []policy.Document
	for _, d := range built.Documents {
		if d.Kind() == facts.KindWorkload {
			documents = append(documents, d)
		}
	}
	return documents
}
