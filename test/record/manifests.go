package record

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// manifests are the objects of a folder, by the time at which they are needed.
type manifests struct {
	nodes      []*unstructured.Unstructured
	foundation []*unstructured.Unstructured // what workloads refer to, each behind what it refers to
	workloads  []*unstructured.Unstructured
	webhooks   []*unstructured.Unstructured
	static     []*unstructured.Unstructured // pods of each control-plane node
	updates    []*unstructured.Unstructured // newer versions of DaemonSets
}

func readManifests(folder string) (manifests, error) {
	var m manifests
	objects, err := readFolder(folder)
	if err != nil {
		return m, err
	}
	if m.static, err = readFolder(filepath.Join(folder, "static-pods")); err != nil {
		return m, err
	}
	if m.updates, err = readFolder(filepath.Join(folder, "updates")); err != nil {
		return m, err
	}
	for _, o := range objects {
		list := m.list(o.GetKind())
		*list = append(*list, o)
	}
	slices.SortStableFunc(m.foundation, func(a, b *unstructured.Unstructured) int {
		return rank(a.GetKind()) - rank(b.GetKind())
	})
	return m, nil
}

// list is where objects of a kind belong.
func (m *manifests) list(kind string) *[]*unstructured.Unstructured {
	switch kind {
	case "Node":
		return &m.nodes
	case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration":
		return &m.webhooks
	case "Pod", "Deployment", "DaemonSet", "StatefulSet", "Job", "CronJob":
		return &m.workloads
	}
	return &m.foundation
}

// rank puts kinds that others need before all others.
func rank(kind string) int {
	switch kind {
	case "CustomResourceDefinition", "Namespace":
		return 0
	case "ServiceAccount", "ClusterRole", "Role", "PersistentVolume":
		return 1
	}
	return 2
}

// readFolder reads the YAML files of a folder in the order of their names.
func readFolder(folder string) ([]*unstructured.Unstructured, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("list manifests: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("list manifests: no YAML files in %s", folder)
	}
	var objects []*unstructured.Unstructured
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read manifest: %w", err)
		}
		of, err := parse(content)
		if err != nil {
			return nil, fmt.Errorf("read manifest %s: %w", file, err)
		}
		objects = append(objects, of...)
	}
	return objects, nil
}

func parse(content []byte) ([]*unstructured.Unstructured, error) {
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(content)))
	var objects []*unstructured.Unstructured
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return objects, nil
		}
		if err != nil {
			return nil, err
		}
		o := &unstructured.Unstructured{}
		if err := yaml.UnmarshalStrict(document, &o.Object); err != nil {
			return nil, err
		}
		if o.GetKind() == "" || o.GetName() == "" {
			return nil, fmt.Errorf("document %d has no kind or no name", len(objects)+1)
		}
		objects = append(objects, o)
	}
}
