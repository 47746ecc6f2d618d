package examples_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/examples"
)

// object is the part of a recorded object that is looked at here.
type object struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name          string            `json:"name"`
		Namespace     string            `json:"namespace"`
		Annotations   map[string]string `json:"annotations"`
		ManagedFields json.RawMessage   `json:"managedFields"`
	} `json:"metadata"`
}

func TestDemoHoldsWhatAnAuditReads(t *testing.T) {
	count := map[string]int{}
	for _, o := range recorded(t) {
		count[o.Kind]++
	}
	for kind, least := range map[string]int{
		"Pod": 120, "Node": 11, "Namespace": 16, "ServiceAccount": 60, "ClusterRole": 80, "ClusterRoleBinding": 60,
		"Role": 8, "RoleBinding": 10, "DaemonSet": 8, "Deployment": 15, "StatefulSet": 2, "CronJob": 2,
		"PersistentVolume": 2, "PersistentVolumeClaim": 2, "NetworkPolicy": 4, "PriorityClass": 2,
		"MutatingWebhookConfiguration": 1, "ValidatingWebhookConfiguration": 3, "ValidatingAdmissionPolicy": 1,
	} {
		if count[kind] < least {
			t.Errorf("%d objects of kind %s, want at least %d", count[kind], kind, least)
		}
	}
}

func TestDemoTellsNothingItNeedNot(t *testing.T) {
	for _, o := range recorded(t) {
		if o.Kind == "Secret" || o.Kind == "ConfigMap" {
			t.Errorf("a %s was recorded: %s/%s", o.Kind, o.Metadata.Namespace, o.Metadata.Name)
		}
		if len(o.Metadata.ManagedFields) > 0 {
			t.Errorf("%s %s has managed fields", o.Kind, o.Metadata.Name)
		}
		for key := range o.Metadata.Annotations {
			if strings.HasSuffix(key, "/last-applied-configuration") {
				t.Errorf("%s %s has annotation %s", o.Kind, o.Metadata.Name, key)
			}
		}
	}
	for _, value := range []string{"demo-tenant", "s3://demo-etcd-backups"} { // of environment variables
		if strings.Contains(string(unzipped(t)), value) {
			t.Errorf("the recording tells %q", value)
		}
	}
}

func recorded(t *testing.T) []object {
	t.Helper()
	var list struct {
		Items []object `json:"items"`
	}
	if err := json.Unmarshal(unzipped(t), &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Items) == 0 {
		t.Fatal("no objects")
	}
	return list.Items
}

func unzipped(t *testing.T) []byte {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(examples.Demo()))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
